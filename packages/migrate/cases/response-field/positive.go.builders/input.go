package pay

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v4"
	"github.com/go-resty/resty/v2"
)

type conv struct {
	ID     string `json:"id"`
	Status string `json:"status"`
	Target string `json:"target_asset"`
}

type problem struct {
	Type string `json:"type"`
	Meta struct {
		Existing *conv `json:"existing"`
	} `json:"meta"`
}

func create(ctx context.Context, c *resty.Client, profile, to, ref string) (*conv, error) {
	var out conv
	var bad problem
	resp, err := c.R().SetContext(ctx).
		SetBody(map[string]string{"profile_id": profile, "recipient_profile_id": to, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}).
		SetResult(&out).
		SetError(&bad).
		Post("/v2/conversion/stablecoins")
	if err != nil {
		return nil, err
	}
	if resp.StatusCode() == http.StatusConflict && bad.Meta.Existing != nil {
		return bad.Meta.Existing, nil
	}
	return &out, nil
}

func await(ctx context.Context, c *resty.Client, id string) error {
	return backoff.Retry(func() error {
		var out conv
		if _, err := c.R().SetResult(&out).SetPathParam("id", id).Get("/v2/conversion/stablecoins/{id}"); err != nil {
			return err
		}
		switch out.Status {
		case "SETTLED":
			return nil
		case "CANCELLED":
			return backoff.Permanent(errors.New("cancelled"))
		}
		return fmt.Errorf("still %s", out.Status)
	}, backoff.NewConstantBackOff(time.Second))
}
