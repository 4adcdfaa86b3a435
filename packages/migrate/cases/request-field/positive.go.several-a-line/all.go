package treasury

import (
	"bytes"
	"encoding/json"
	"net/http"
)

func several(ref, profile, amount string) error {
	body, _ := json.Marshal(map[string]interface{}{
		"ref_id": ref, "source": map[string]interface{}{"profile": map[string]interface{}{"profile_id": profile}}, "destination": map[string]interface{}{"profile": map[string]interface{}{"profile_id": profile}}, "source_amount": amount, // money
		"source_asset": "USD", "destination_asset": "PYUSD"})
	_, err := http.Post("https://api.paxos.com/v2/orchestration/orchestrations", "application/json", bytes.NewReader(body))
	return err
}

func closed(ref, profile, amount string) error {
	body, _ := json.Marshal(map[string]interface{}{
		"ref_id":       ref,
		"source": map[string]interface{}{
			"profile": map[string]interface{}{
				"profile_id": profile,
			},
		},
		"destination": map[string]interface{}{
			"profile": map[string]interface{}{
				"profile_id": profile,
			},
		},
		"source_amount":       amount,
		"source_asset": "USD",
		"destination_asset": "PYUSD"})
	_, err := http.Post("https://api.paxos.com/v2/orchestration/orchestrations", "application/json", bytes.NewReader(body))
	return err
}
