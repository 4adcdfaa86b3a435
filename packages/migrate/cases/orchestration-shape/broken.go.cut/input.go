package desk

import "github.com/go-resty/resty/v2"

func create(rest *resty.Client, profile, refID string) {
	rest.R().SetBody(map[string]any{"profile_id": profile, "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": refID}).Post("/v2/orchestration/orchestrations")
	if err != nil {
