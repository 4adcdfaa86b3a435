package desk

import "context"

type api struct{ do func(ctx context.Context, method, path string, in, out any) error }

type conversion struct {
	ID     string `json:"id"`
	Amount string `json:"amount"`
	Target string `json:"target_asset"`
	Status string `json:"status"`
}

func (a *api) get(ctx context.Context, id string) (*conversion, error) {
	var reply conversion
	if err := a.do(ctx, "GET", "/v2/conversion/stablecoins/"+id, nil, &reply); err != nil {
		return nil, err
	}
	return &reply, nil
}
