package pay

import (
	"context"
	"net/http"
)

type Order struct {
	Status      string `json:"status"`
	Amount      string `json:"amount"`
	TargetAsset string `json:"target_asset"`
	SettledAt   string `json:"settled_at"`
}

type Conversion struct {
	Status      string `json:"status"`
	Amount      string `json:"amount"`
	TargetAsset string `json:"target_asset"`
}

type Service struct{ do func(ctx context.Context, method, path string, in, out any) error }

func (s *Service) Order(ctx context.Context, id string) (bool, error) {
	var o Order
	err := s.do(ctx, http.MethodGet, "/v2/profiles/p/orders/"+id, nil, &o)
	return o.Status == "SETTLED", err
}

func (s *Service) Conversion(ctx context.Context, id string) (Conversion, error) {
	var c Conversion
	err := s.do(ctx, http.MethodGet, "/v2/conversion/stablecoins/"+id, nil, &c)
	return c, err
}

func (s *Service) Both(ctx context.Context, id string) bool {
	c, _ := s.Conversion(ctx, id)
	o, _ := s.Order(ctx, id)
	return c.Status == "SETTLED" && o
}
