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
		"profile_id":   profile, // treasury
		"amount":       amount,  /* USD */
		"source_asset": "USD", "target_asset": "PYUSD", // both
	})
	if err != nil {
		return err
	}
	_, err = http.Post(base+"/v2/conversion/stablecoins", "application/json", bytes.NewReader(data))
	return err
}
