package treasury

import (
	"bytes"
	"encoding/json"
	"net/http"
)

func Convert(base, profile, amount, ref string) error {
	data, err := json.Marshal(map[string]any{
		"ref_id": ref, // one per order
		// who pays and who gets
		"source": map[string]any{"profile": map[string]any{"profile_id": profile}}, // treasury
		"destination": map[string]any{"profile": map[string]any{"profile_id": profile}},
		"source_amount":       amount,  /* USD */
		"source_asset": "USD", "destination_asset": "PYUSD", // both
	})
	if err != nil {
		return err
	}
	_, err = http.Post(base+"/v2/orchestration/orchestrations", "application/json", bytes.NewReader(data))
	return err
}
