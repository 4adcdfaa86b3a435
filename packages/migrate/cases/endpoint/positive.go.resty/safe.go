package desk

import "github.com/go-resty/resty/v2"

func send(rest *resty.Client, profile, refID string) error {
	response, err := rest.R().
		SetHeader("Accept", "application/json").
		SetBody(map[string]interface{}{"source": map[string]interface{}{"profile": map[string]interface{}{"profile_id": profile}}, "destination": map[string]interface{}{"profile": map[string]interface{}{"profile_id": profile}}, "source_amount": "25", "source_asset": "USDP", "destination_asset": "USD", "ref_id": refID}).
		Post("/v2/orchestration/orchestrations")
	if err == nil && response.IsError() {
		err = errRefused
	}
	return err
}

func page(rest *resty.Client, profile string) (int, error) {
	response, err := rest.R().
		SetQueryParam("profile_id", profile).
		SetQueryParam("created_at.begin", "2026-01-01T00:00:00Z").
		SetQueryParams(map[string]string{"created_at.end": "2026-02-01T00:00:00Z", "limit": "100"}).
		Get("/v2/conversion/stablecoins")
	return response.StatusCode(), err
}
