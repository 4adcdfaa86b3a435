package desk

import (
	"encoding/json"
	"fmt"
	"net/http"
)

func show(base, id string) {
	resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	var found map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&found)
	fmt.Println(found["id"], found["amount"], found["target_asset"])
	if at, ok := found["settled_at"].(string); ok {
		fmt.Println(at)
	}
}
