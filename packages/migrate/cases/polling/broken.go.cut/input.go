package desk

import (
	"encoding/json"
	"net/http"
)

func wait(base, id string) {
	for {
		resp, _ := http.Get(base + "/v2/conversion/stablecoins/" + id)
		var found map[string]any
		_ = json.NewDecoder(resp.Body).Decode(&found)
		if found["status"] == "SETTLED" {
			return
		}
	}
	if x {
