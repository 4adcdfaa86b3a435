package desk

import (
	"encoding/json"
	"fmt"
	"net/http"
)

func show(base, id string) {
	resp, err := http.Get(base + "/v2/orchestration/orchestrations/" + id)
	if err != nil {
		return
	}
	var found map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&found)
	fmt.Println(found["id"], found["source_amount"], found["destination_asset"])
}
