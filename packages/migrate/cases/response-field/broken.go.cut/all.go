package desk

import (
	"encoding/json"
	"net/http"
)

func show(base, id string) {
	resp, _ := http.Get(base + "/v2/orchestration/orchestrations/" + id)
	var found map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&found)
	println(found["source_amount"], found["destination_asset"])
	if found[
