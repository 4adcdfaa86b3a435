package desk

import (
	"encoding/json"
	"net/http"
	"net/url"
	"time"
)

type conversion struct {
	ID          string     `json:"id"`
	TargetAsset string     `json:"target_asset"`
	SettledAt   *time.Time `json:"settled_at"`
	CancelledAt *time.Time `json:"cancelled_at,omitempty"`
}

func changed(base string, since time.Time) ([]conversion, error) {
	query := url.Values{}
	query.Set("updated_at.begin", since.Format(time.RFC3339))
	resp, err := http.Get(base + "/v2/conversion/stablecoins?" + query.Encode())
	if err != nil {
		return nil, err
	}
	var page struct {
		Items []conversion `json:"items"`
	}
	err = json.NewDecoder(resp.Body).Decode(&page)
	return page.Items, err
}
