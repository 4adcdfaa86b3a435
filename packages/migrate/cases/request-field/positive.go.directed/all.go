package desk

import "github.com/imroc/req/v3"

func give(client *req.Client, treasury, customer, refID string) error {
	_, err := client.R().SetBodyJsonMarshal(map[string]any{
		"ref_id":               refID,
		"source": map[string]any{
			"profile": map[string]any{
				"profile_id": treasury,
			},
		},
		"destination": map[string]any{
			"profile": map[string]any{
				"profile_id": customer,
			},
		},
		"source_amount":               "10.00",
		"source_asset":         "USD",
		"destination_asset":         "PYUSD",
	}).Post("https://api.paxos.com/v2/orchestration/orchestrations")
	return err
}
