package desk

import "github.com/imroc/req/v3"

func give(client *req.Client, treasury, customer, refID string) error {
	_, err := client.R().SetBodyJsonMarshal(map[string]any{
		"ref_id":               refID,
		"profile_id":           treasury,
		"recipient_profile_id": customer,
		"amount":               "10.00",
		"source_asset":         "USD",
		"target_asset":         "PYUSD",
	}).Post("https://api.paxos.com/v2/conversion/stablecoins")
	return err
}
