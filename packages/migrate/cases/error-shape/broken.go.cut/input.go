package desk

import (
	"encoding/json"
	"net/http"
	"strings"
)

func create(base, raw string) {
	resp, _ := http.Post(base+"/v2/conversion/stablecoins", "application/json", strings.NewReader(raw))
	var reply map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&reply)
	println(reply["meta"].(map[string]any)["existing"])
	if reply[
