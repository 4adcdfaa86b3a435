package desk

import "context"

func (c *Client) both(ctx context.Context, old, fresh any) error {
	if err := c.do(ctx, "GET", "/v2/conversion/stablecoins", nil, old); err != nil {
		return err
	}
	return c.do(ctx, "GET", "/v2/orchestration/orchestrations?source_asset=USD", nil, fresh)
}
