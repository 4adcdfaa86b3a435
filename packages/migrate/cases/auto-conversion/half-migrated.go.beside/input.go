package desk

import "github.com/go-resty/resty/v2"

func address(rest *resty.Client, profile string) {
	_, _ = rest.R().SetBody(map[string]any{"source_asset": "PYUSD", "destination_asset": "USD"}).Post("/v2/orchestration/rules")
	_, _ = rest.R().
		SetBody(map[string]any{"profile_id": profile, "crypto_network": "ETHEREUM", "conversion_target_asset": "USD"}).
		Post("/v2/transfer/deposit-addresses")
}
