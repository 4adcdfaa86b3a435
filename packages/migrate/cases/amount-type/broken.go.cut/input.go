package desk

import "github.com/go-resty/resty/v2"

func create(rest *resty.Client, profile, refID string) {
	rest.R().SetBody(map[string]any{"profile_id": profile, "amount": 100, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": refID}).Post("/v2/conversion/stablecoins")
	if err != nil {
