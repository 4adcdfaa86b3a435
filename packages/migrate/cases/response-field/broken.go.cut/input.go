package desk

import (
	"encoding/json"
	"net/http"
)

func show(base, id string) {
	resp, _ := http.Get(base + "/v2/conversion/stablecoins/" + id)
	var found map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&found)
	println(found["amount"], found["target_asset"])
	if found[
