package desk

import (
	"encoding/json"
	"net/http"
)

type entry struct {
	Amount      string `json:"amount"`
	TargetAsset string `json:"target_asset"`
	SettledAt   string `json:"settled_at"`
}

func entries(base string) ([]entry, error) {
	resp, err := http.Get(base + "/ledger/entries")
	if err != nil {
		return nil, err
	}
	var page struct {
		Items []entry `json:"items"`
	}
	return page.Items, json.NewDecoder(resp.Body).Decode(&page)
}
