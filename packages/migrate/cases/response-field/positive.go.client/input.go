package pay

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

type Client struct {
	base string
	hc   *retryablehttp.Client
}

type ConversionStatus string

const (
	StatusCreated ConversionStatus = "CREATED"
	StatusSettled ConversionStatus = "SETTLED"
)

func (s ConversionStatus) IsTerminal() bool {
	return s == StatusSettled || s == "CANCELLED"
}

type Conversion struct {
	ID     string           `json:"id"`
	Status ConversionStatus `json:"status"`
	Amount json.Number      `json:"amount"`
	Target string           `json:"target_asset"`
}

type listResponse struct {
	Items          []Conversion `json:"items"`
	NextPageCursor string       `json:"next_page_cursor"`
}

func (c *Client) newRequest(ctx context.Context, method, path string, body any) (*retryablehttp.Request, error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	return retryablehttp.NewRequestWithContext(ctx, method, c.base+path, raw)
}

func (c *Client) CreateConversion(ctx context.Context, p map[string]any) (*Conversion, error) {
	req, err := c.newRequest(ctx, http.MethodPost, "/v2/conversion/stablecoins", p)
	if err != nil {
		return nil, err
	}
	var out Conversion
	return &out, c.send(req, &out)
}

func (c *Client) GetConversion(ctx context.Context, id string) (*Conversion, error) {
	req, err := c.newRequest(ctx, http.MethodGet, fmt.Sprintf("/v2/conversion/stablecoins/%s", id), nil)
	if err != nil {
		return nil, err
	}
	var out Conversion
	if err := c.send(req, &out); err != nil {
		return nil, err
	}
	return &out, nil
}

func (c *Client) send(req *retryablehttp.Request, out any) error {
	resp, err := c.hc.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(out)
}

func (c *Client) Wait(ctx context.Context, id string) (*Conversion, error) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-t.C:
			conv, err := c.GetConversion(ctx, id)
			if err != nil {
				return nil, err
			}
			if conv.Status.IsTerminal() {
				return conv, nil
			}
		}
	}
}
