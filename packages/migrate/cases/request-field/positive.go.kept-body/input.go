package convert

import (
	"bytes"
	"encoding/json"
	"net/http"
)

type Converter struct {
	body map[string]any
}

func (c *Converter) Create(ref, amount, profile string) error {
	c.body = map[string]any{"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
	data, err := json.Marshal(c.body)
	if err != nil {
		return err
	}
	_, err = http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(data))
	return err
}

func (c *Converter) Describe() any {
	return c.body["amount"]
}

var sent map[string]any

func Create(ref, amount, profile string) error {
	sent = map[string]any{"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
	data, err := json.Marshal(sent)
	if err != nil {
		return err
	}
	_, err = http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(data))
	return err
}

func Sent() any {
	return sent["amount"]
}
