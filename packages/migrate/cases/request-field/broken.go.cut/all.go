package desk

import "github.com/go-resty/resty/v2"

func create(rest *resty.Client) {
	rest.R().SetBody(map[string]any{"source": map[string]any{"profile": map[string]any{"profile_id": "p"}}, "destination": map[string]any{"profile": map[string]any{"profile_id": "p"}}, "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": "r"}).Post("/v2/orchestration/orchestrations")
	if err != nil {
