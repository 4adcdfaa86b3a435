package desk

import "github.com/go-resty/resty/v2"

func address(rest *resty.Client, profile string) error {
	_, err := rest.R().
		SetBody(map[string]any{"profile_id": profile, "crypto_network": "ETHEREUM", "conversion_target_asset": "NO_CONVERSION"}).
		Post("/v2/transfer/deposit-addresses")
	return err
}
