package desk

import (
	"bytes"
	"encoding/json"
	"net/http"
)

func move(base, from, to string) error {
	raw, _ := json.Marshal(map[string]any{"profile_id": from, "recipient_profile_id": to, "amount": "5", "asset": "PYUSD", "target_asset": "USD"})
	_, err := http.Post(base+"/v2/transfer/internal", "application/json", bytes.NewReader(raw))
	return err
}
