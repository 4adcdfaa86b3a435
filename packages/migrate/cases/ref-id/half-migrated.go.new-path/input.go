package desk

import "github.com/go-resty/resty/v2"

func create(rest *resty.Client, profile string) error {
	side := map[string]any{"profile": map[string]any{"profile_id": profile}}
	_, err := rest.R().
		SetBody(map[string]any{"source": side, "destination": side, "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD"}).
		Post("/v2/orchestration/orchestrations")
	return err
}
