package desk

import "github.com/go-resty/resty/v2"

func create(rest *resty.Client, profile string) error {
	_, err := rest.R().
		SetBody(map[string]any{"profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD"}).
		Post("/v2/conversion/stablecoins")
	return err
}
