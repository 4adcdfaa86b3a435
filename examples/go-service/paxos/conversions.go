package paxos

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"time"
)

// Status is how far a conversion has come.
type Status string

const (
	StatusCreated   Status = "CREATED"
	StatusSettled   Status = "SETTLED"
	StatusCancelled Status = "CANCELLED"
)

// Conversion is a stablecoin conversion as Paxos shows it.
type Conversion struct {
	ID                 string            `json:"id"`
	ProfileID          string            `json:"profile_id"`
	RecipientProfileID string            `json:"recipient_profile_id,omitempty"`
	Amount             string            `json:"amount"`
	SourceAsset        string            `json:"source_asset"`
	TargetAsset        string            `json:"target_asset"`
	Status             Status            `json:"status"`
	RefID              string            `json:"ref_id,omitempty"`
	CreatedAt          time.Time         `json:"created_at"`
	UpdatedAt          time.Time         `json:"updated_at"`
	SettledAt          *time.Time        `json:"settled_at,omitempty"`
	CancelledAt        *time.Time        `json:"cancelled_at,omitempty"`
	Metadata           map[string]string `json:"metadata,omitempty"`
}

// ConversionRequest starts a conversion. RefID may be empty.
type ConversionRequest struct {
	RefID              string            `json:"ref_id,omitempty"`
	ProfileID          string            `json:"profile_id"`
	RecipientProfileID string            `json:"recipient_profile_id,omitempty"`
	Amount             string            `json:"amount"`
	SourceAsset        string            `json:"source_asset"`
	TargetAsset        string            `json:"target_asset"`
	Metadata           map[string]string `json:"metadata,omitempty"`
}

// CreateConversion starts a conversion. A ref_id that is taken gives the conversion that took it.
func (c *Client) CreateConversion(ctx context.Context, request ConversionRequest) (*Conversion, error) {
	conversion := new(Conversion)
	err := c.do(ctx, http.MethodPost, conversionsPath, nil, request, conversion)
	var problem *Problem
	if errors.As(err, &problem) && problem.Is("already-exists") {
		var meta struct {
			Existing *Conversion `json:"existing"`
		}
		if json.Unmarshal(problem.Meta, &meta) == nil && meta.Existing != nil {
			return meta.Existing, nil
		}
	}
	if err != nil {
		return nil, err
	}
	return conversion, nil
}

// GetConversion reads one conversion.
func (c *Client) GetConversion(ctx context.Context, id string) (*Conversion, error) {
	conversion := new(Conversion)
	if err := c.do(ctx, http.MethodGet, conversionsPath+"/"+id, nil, nil, conversion); err != nil {
		return nil, err
	}
	return conversion, nil
}

// CancelConversion stops a conversion that has not settled yet.
func (c *Client) CancelConversion(ctx context.Context, id string) (*Conversion, error) {
	conversion := new(Conversion)
	if err := c.do(ctx, http.MethodDelete, conversionsPath+"/"+id, nil, nil, conversion); err != nil {
		return nil, err
	}
	return conversion, nil
}

// ListConversions reads a profile's conversions of a span of time, oldest first, over all pages.
func (c *Client) ListConversions(ctx context.Context, profileID string, begin, end time.Time) ([]Conversion, error) {
	query := url.Values{}
	query.Set("profile_id", profileID)
	query.Set("created_at.begin", begin.UTC().Format(time.RFC3339Nano))
	query.Set("created_at.end", end.UTC().Format(time.RFC3339Nano))
	query.Set("order", "ASC")
	var all []Conversion
	for {
		var page struct {
			Items          []Conversion `json:"items"`
			NextPageCursor string       `json:"next_page_cursor"`
		}
		if err := c.do(ctx, http.MethodGet, conversionsPath, query, nil, &page); err != nil {
			return nil, err
		}
		all = append(all, page.Items...)
		if page.NextPageCursor == "" {
			return all, nil
		}
		query.Set("page_cursor", page.NextPageCursor)
	}
}
