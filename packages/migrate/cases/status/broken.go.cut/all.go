package desk

import (
	"encoding/json"
	"net/http"
)

func done(base, id string) {
	resp, _ := http.Get(base + "/v2/orchestration/orchestrations/" + id)
	var found map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&found)
	if found["status"] == "PROCESSING" {
		println("open")
	}
	if found[
