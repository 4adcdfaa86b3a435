package desk

import (
	"encoding/json"
	"net/http"
	"time"
)

func onEvent(kind string) bool { return kind == "orchestration.completed" }

func wait(base, id string) {
	for {
		resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
		if err != nil {
			return
		}
		var found map[string]any
		_ = json.NewDecoder(resp.Body).Decode(&found)
		if found["status"] == "SETTLED" || found["status"] == "COMPLETED" {
			return
		}
		time.Sleep(time.Second)
	}
}
