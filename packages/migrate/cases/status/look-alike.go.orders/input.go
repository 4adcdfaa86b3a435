package desk

import (
	"encoding/json"
	"net/http"
)

const settled = "SETTLED"

type order struct {
	Status string `json:"status"`
}

func label(base, id string) bool {
	resp, err := http.Get(base + "/v2/profiles/p/orders/" + id)
	if err != nil {
		return false
	}
	var found order
	_ = json.NewDecoder(resp.Body).Decode(&found)
	return found.Status == settled || found.Status == "CREATED"
}
