package convert

import (
	"bytes"
	"encoding/json"
	"net/http"
)

type Converter struct {
	last map[string]any
}

var last map[string]any

func (c *Converter) Create(refID, amount, profileID string) error {
	data, _ := json.Marshal(map[string]any{
		"ref_id":       refID,
		"profile_id":   profileID,
		"amount":       amount,
		"source_asset": "USD",
		"target_asset": "PYUSD",
	})
	response, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	return json.NewDecoder(response.Body).Decode(&c.last)
}

func (c *Converter) Describe() string {
	return c.last["amount"].(string) + c.last["target_asset"].(string)
}

func (c *Converter) Done() bool {
	return c.last["status"] == "SETTLED"
}
