package desk

import (
	"encoding/json"
	"net/http"
	"strings"
)

func create(base, raw string) any {
	resp, err := http.Post(base+"/v2/orchestration/orchestrations", "application/json", strings.NewReader(raw))
	if err != nil {
		return nil
	}
	var reply map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&reply)
	if resp.StatusCode == http.StatusConflict {
		old, err := http.Get(base + "/v2/orchestration/orchestrations/" + reply["id"].(string))
		if err != nil || strings.Contains(old.Status, "conversion already exists with ref_id") {
			return nil
		}
	}
	return reply["meta"].(map[string]any)["existing"].(map[string]any)["destination_asset"]
}
