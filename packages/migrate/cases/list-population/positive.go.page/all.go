package desk

import "context"

func (c *Client) all(ctx context.Context) (int, error) {
	var page struct {
		Items []struct {
			ID string `json:"id"`
		} `json:"items"`
	}
	err := c.do(ctx, "GET", "/v2/orchestration/orchestrations", nil, &page)
	return len(page.Items), err
}
