package desk

import "github.com/go-resty/resty/v2"

func create(rest *resty.Client) {
	rest.R().SetBody(map[string]any{"profile_id": "p", "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": "r"}).Post("/v2/conversion/stablecoins")
	if err != nil {
