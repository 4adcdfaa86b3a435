package desk

import "context"

type createRequest struct {
	RefID       string `json:"ref_id,omitempty"`
	ProfileID   string `json:"profile_id"`
	Amount      string `json:"amount"`
	SourceAsset string `json:"source_asset"`
	TargetAsset string `json:"target_asset"`
}

func (c *Client) Create(ctx context.Context, in createRequest) error {
	return c.post(ctx, "/v2/conversion/stablecoins", in, nil)
}
