package desk

import (
	"bytes"
	"encoding/json"
	"net/http"
)

func create(base, profile, customer, refID string) error {
	payload := map[string]interface{}{
		"profile_id":   profile,
		"amount":       "1",
		"source_asset": "USD",
		"ref_id":       refID,
	}
	payload["target_asset"] = "USDG"
	if customer != "" {
		payload["recipient_profile_id"] = customer
	}
	raw, _ := json.Marshal(payload)
	_, err := http.Post(base+"/v2/conversion/stablecoins", "application/json", bytes.NewReader(raw))
	return err
}
