package desk

import (
	"encoding/json"
	"net/http"
)

type Status string

const (
	Created   Status = "CREATED"
	Settled   Status = "SETTLED"
	Cancelled Status = "CANCELLED"
)

type conversion struct {
	ID          string `json:"id"`
	TargetAsset string `json:"target_asset"`
	Status      Status `json:"status"`
}

func label(base, id string) string {
	resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
	if err != nil {
		return ""
	}
	var found conversion
	_ = json.NewDecoder(resp.Body).Decode(&found)
	if found.Status == Settled {
		return "done"
	}
	if found.Status == "CREATED" {
		return "open"
	}
	return "other"
}
