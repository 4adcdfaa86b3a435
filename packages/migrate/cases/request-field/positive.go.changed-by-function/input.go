package a

import (
	"bytes"
	"encoding/json"
	"net/http"
)

func f(i, p, a, to string) error {
	body := map[string]any{"ref_id": i, "profile_id": p, "amount": a, "source_asset": "USD", "target_asset": "PYUSD"}
	withRecipient(body, to)
	b, err := json.Marshal(body)
	if err != nil {
		return err
	}
	resp, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	_ = resp.Body.Close()
	return nil
}

func withRecipient(m map[string]any, to string) {
	if to != "" {
		m["recipient_profile_id"] = to
	}
}
