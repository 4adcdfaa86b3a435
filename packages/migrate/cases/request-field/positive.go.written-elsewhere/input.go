package treasury

import (
	"bytes"
	"encoding/json"
	"net/http"
)

func setTarget(body map[string]any, asset string) {
	body["target_asset"] = asset
}

func Create(ref, profile, amount, asset string) {
	body := map[string]any{"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}
	setTarget(body, asset)
	raw, _ := json.Marshal(body)
	http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(raw))
}
