package treasury

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
)

var pending = make(chan map[string]any)

func worker() {
	for body := range pending {
		ledger.Book(body["amount"])
	}
}

func Convert(base, profile, amount, ref string) error {
	body := map[string]any{"source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
	pending <- body
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	_, err = http.Post(base+"/v2/orchestration/orchestrations", "application/json", bytes.NewReader(data))
	return err
}

func ConvertLater(base, profile, amount, ref string) error {
	body := map[string]any{"source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
	go func(sent map[string]any) {
		ledger.Reserve(sent["amount"])
	}(body)
	data, _ := json.Marshal(body)
	_, err := http.Post(base+"/v2/orchestration/orchestrations", "application/json", bytes.NewReader(data))
	return err
}

type recording struct{ next http.RoundTripper }

func (r recording) RoundTrip(request *http.Request) (*http.Response, error) {
	data, _ := io.ReadAll(request.Body)
	var sent map[string]any
	json.Unmarshal(data, &sent)
	audit.Note(sent["target_asset"])
	return r.next.RoundTrip(request)
}
