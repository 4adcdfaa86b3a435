package desk

import (
	"encoding/json"
	"net/http"
)

func done(base, id string) {
	resp, _ := http.Get(base + "/v2/conversion/stablecoins/" + id)
	var found map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&found)
	if found["status"] == "CREATED" {
		println("open")
	}
	if found[
