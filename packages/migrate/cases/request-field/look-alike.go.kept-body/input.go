package convert

import (
	"bytes"
	"encoding/json"
	"net/http"
)

type Quotes struct {
	body map[string]any
}

func (c *Quotes) Create(ref, amount, profile string) error {
	c.body = map[string]any{"profile_id": profile, "amount": amount, "ref_id": ref}
	data, err := json.Marshal(c.body)
	if err != nil {
		return err
	}
	_, err = http.Post("https://api.paxos.com/v2/profiles/quote-executions", "application/json", bytes.NewReader(data))
	return err
}

func (c *Quotes) Describe() any {
	return c.body["amount"]
}
