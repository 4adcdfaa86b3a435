package desk

import (
	"encoding/json"
	"net/http"
	"time"
)

func wait(base, id string) {
	for {
		resp, err := http.Get(base + "/v2/orchestration/orchestrations/" + id)
		if err != nil {
			return
		}
		var found map[string]any
		_ = json.NewDecoder(resp.Body).Decode(&found)
		if found["status"] == "COMPLETED" || found["status"] == "CANCELLED" {
			return
		}
		time.Sleep(time.Second)
	}
}
