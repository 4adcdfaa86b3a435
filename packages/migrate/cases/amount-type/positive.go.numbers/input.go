package desk

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/go-resty/resty/v2"
)

func create(rest *resty.Client, profile, refID string) error {
	_, err := rest.R().
		SetBody(map[string]any{"profile_id": profile, "amount": 100.5, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": refID}).
		Post("/v2/conversion/stablecoins")
	return err
}

func sum(base, id string) float64 {
	resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
	if err != nil {
		return 0
	}
	var found struct {
		Amount string `json:"amount"`
		Target string `json:"target_asset"`
	}
	_ = json.NewDecoder(resp.Body).Decode(&found)
	value, _ := strconv.ParseFloat(found.Amount, 64)
	return value
}
