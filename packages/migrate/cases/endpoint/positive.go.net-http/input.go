package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
)

func (c *client) convert(ctx context.Context, profile, amount, refID string) error {
	body, err := json.Marshal(map[string]any{
		"ref_id":       refID,
		"profile_id":   profile,
		"amount":       amount,
		"source_asset": "USD",
		"target_asset": "PYUSD",
	})
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+"/v2/conversion/stablecoins", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
