package desk

import (
	"bytes"
	"encoding/json"
	"net/http"
)

func create(base, profile, refID string) error {
	raw, _ := json.Marshal(map[string]string{
		"profile_id":   profile,
		"amount":       "1",
		"source_asset": "USD",
		"target_asset": "PYUSD",
		"ref_id":       refID,
	})
	_, err := http.Post(base+"/v2/conversion/stablecoins", "application/json", bytes.NewReader(raw))
	return err
}
