package treasury

import (
	"bytes"
	"encoding/json"
	"net/http"
)

func several(ref, profile, amount string) error {
	body, _ := json.Marshal(map[string]interface{}{
		"ref_id": ref, "profile_id": profile, "amount": amount, // money
		"source_asset": "USD", "target_asset": "PYUSD"})
	_, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(body))
	return err
}

func closed(ref, profile, amount string) error {
	body, _ := json.Marshal(map[string]interface{}{
		"ref_id":       ref,
		"profile_id":   profile,
		"amount":       amount,
		"source_asset": "USD",
		"target_asset": "PYUSD"})
	_, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(body))
	return err
}
