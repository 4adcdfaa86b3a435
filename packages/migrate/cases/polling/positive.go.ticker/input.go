package desk

import (
	"encoding/json"
	"net/http"
	"time"
)

func wait(base, id string) {
	for range time.Tick(5 * time.Second) {
		resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
		if err != nil {
			continue
		}
		var found map[string]any
		_ = json.NewDecoder(resp.Body).Decode(&found)
		resp.Body.Close()
		if found["status"] == "SETTLED" {
			return
		}
	}
}
