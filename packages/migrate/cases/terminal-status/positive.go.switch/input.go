package desk

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

type conversion struct {
	TargetAsset string `json:"target_asset"`
	Status      string `json:"status"`
}

func get(base, id string) (*conversion, error) {
	resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	found := new(conversion)
	return found, json.NewDecoder(resp.Body).Decode(found)
}

func wait(base, id string) error {
	for {
		found, err := get(base, id)
		if err != nil {
			return err
		}
		if found.Status == "SETTLED" || found.Status == "CANCELLED" {
			return nil
		}
		time.Sleep(time.Second)
	}
}

func say(base, id string) string {
	found, _ := get(base, id)
	switch found.Status {
	case "CREATED":
		return "open"
	case "SETTLED":
		return "done"
	default:
		return fmt.Sprintf("%s was cancelled", id)
	}
}
