package desk

import (
	"encoding/json"
	"net/http"
)

func create(base string) any {
	resp, err := http.Get(base + "/v2/orders/1")
	if err != nil {
		return nil
	}
	var reply map[string]map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&reply)
	return reply["meta"]["existing"]
}
