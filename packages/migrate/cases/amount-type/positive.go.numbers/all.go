package desk

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/go-resty/resty/v2"
)

func create(rest *resty.Client, profile, refID string) error {
	_, err := rest.R().
		SetBody(map[string]any{"source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": "100.5", "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": refID}).
		Post("/v2/orchestration/orchestrations")
	return err
}

func sum(base, id string) float64 {
	resp, err := http.Get(base + "/v2/orchestration/orchestrations/" + id)
	if err != nil {
		return 0
	}
	var found struct {
		Amount string `json:"source_amount"`
		Target string `json:"destination_asset"`
	}
	_ = json.NewDecoder(resp.Body).Decode(&found)
	value, _ := strconv.ParseFloat(found.Amount, 64)
	return value
}
