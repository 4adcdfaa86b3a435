package desk

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

func create(client *http.Client, base, raw string) error {
	resp, err := client.Post(base+"/v2/conversion/stablecoins", "application/json", strings.NewReader(raw))
	if err != nil {
		return err
	}
	var reply map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&reply)
	if resp.StatusCode == http.StatusConflict {
		existing := reply["meta"].(map[string]any)["existing"].(map[string]any)
		fmt.Println(existing["amount"])
	}
	if strings.Contains(fmt.Sprint(reply["detail"]), "conversion already exists with ref_id") {
		return nil
	}
	return nil
}
