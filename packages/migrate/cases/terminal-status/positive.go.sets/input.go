package desk

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"
)

var terminal = []string{"SETTLED", "CANCELLED"}

var isFinal = map[string]bool{"SETTLED": true, "CANCELLED": true}

func wait(base, id string) {
	var found struct {
		Status string `json:"status"`
		Target string `json:"target_asset"`
	}
	for !slices.Contains(terminal, found.Status) && !isFinal[found.Status] {
		resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
		if err != nil {
			continue
		}
		_ = json.NewDecoder(resp.Body).Decode(&found)
		time.Sleep(time.Second)
	}
}
