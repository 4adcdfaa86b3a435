package desk

import (
	"encoding/json"
	"net/http"
	"time"
)

func wait(base, id string) {
	for {
		resp, err := http.Get(base + "/v2/transfer/fiat-deposits/" + id)
		if err != nil {
			return
		}
		var found map[string]string
		_ = json.NewDecoder(resp.Body).Decode(&found)
		if found["status"] == "SETTLED" || found["status"] == "CANCELLED" {
			return
		}
		time.Sleep(time.Second)
	}
}
