package desk

import (
	"encoding/json"
	"net/http"
)

func done(base, id string) bool {
	resp, err := http.Get(base + "/v2/orchestration/orchestrations/" + id)
	if err != nil {
		return false
	}
	var found map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&found)
	return found["status"] == "SETTLED" || found["status"] == "COMPLETED"
}
