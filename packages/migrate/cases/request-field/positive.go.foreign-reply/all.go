package treasury

import (
	"bytes"
	"encoding/json"
	"net/http"
)

func convert(base, profile, amount, ref string) error {
	data, err := json.Marshal(map[string]any{"source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref})
	if err != nil {
		return err
	}
	reply, err := http.Post(base+"/v2/orchestration/orchestrations", "application/json", bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer reply.Body.Close()
	var made conversion
	if err := json.NewDecoder(reply.Body).Decode(&made); err != nil {
		return err
	}
	ledger.Book(made.Amount)
	return nil
}
