package treasury

import (
	"bytes"
	"encoding/json"
	"net/http"
)

type texts = map[string]string

type object map[string]any

type signed map[string]any

func (s signed) MarshalJSON() ([]byte, error) { return json.Marshal(map[string]any{"payload": s}) }

func ofTexts(ref, profile, amount string) error {
	body, _ := json.Marshal(texts{"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	_, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(body))
	return err
}

func ofAnything(ref, profile, amount string) error {
	body, _ := json.Marshal(object{"ref_id": ref, "source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
	_, err := http.Post("https://api.paxos.com/v2/orchestration/orchestrations", "application/json", bytes.NewReader(body))
	return err
}

func ofItself(ref, profile, amount string) error {
	body, _ := json.Marshal(signed{"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	_, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(body))
	return err
}
