// Package desk turns orders into conversions.
package desk

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net"
	"time"

	"example.com/meridian/desk/paxos"
)

// Order is what a client of ours wants.
type Order struct {
	Number      string
	Amount      string
	Sell        string
	Buy         string
	ForCustomer bool
}

// State is what we tell our clients; it is not a word of Paxos.
type State string

const (
	Open    State = "open"
	Filled  State = "filled"
	Dropped State = "dropped"
)

// Desk trades for two profiles.
type Desk struct {
	Paxos     *paxos.Client
	Treasury  string
	Customers string
	Pause     time.Duration
}

// ErrDropped is an order that was cancelled before it was filled.
var ErrDropped = errors.New("the order was dropped")

// Place starts the conversion of an order; after a time-out it asks again with the same number.
func (d *Desk) Place(ctx context.Context, order Order) (*paxos.Conversion, error) {
	request := paxos.ConversionRequest{
		RefID:       "order/" + order.Number,
		ProfileID:   d.Treasury,
		Amount:      order.Amount,
		SourceAsset: order.Sell,
		TargetAsset: order.Buy,
		Metadata:    map[string]string{"order": order.Number},
	}
	if order.ForCustomer {
		request.RecipientProfileID = d.Customers
	}
	var timeout net.Error
	for attempt := 1; ; attempt++ {
		conversion, err := d.Paxos.CreateConversion(ctx, request)
		if err == nil || attempt == 3 || !errors.As(err, &timeout) {
			return conversion, err
		}
	}
}

// StateOf says how an order stands, in our words.
func StateOf(conversion *paxos.Conversion) State {
	switch conversion.Status {
	case paxos.StatusCreated:
		return Open
	case paxos.StatusSettled:
		return Filled
	default:
		return Dropped
	}
}

// Await follows a conversion until it is settled or cancelled.
func (d *Desk) Await(ctx context.Context, id string) (*paxos.Conversion, error) {
	for {
		conversion, err := d.Paxos.GetConversion(ctx, id)
		if err != nil {
			return nil, err
		}
		if conversion.Status == paxos.StatusSettled || conversion.Status == paxos.StatusCancelled {
			return conversion, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("conversion %s is still %s: %w", id, conversion.Status, ctx.Err())
		case <-time.After(d.Pause):
		}
	}
}

// Fill places an order and waits for the coins. It returns when they came.
func (d *Desk) Fill(ctx context.Context, order Order) (time.Time, error) {
	placed, err := d.Place(ctx, order)
	if err != nil {
		return time.Time{}, err
	}
	conversion, err := d.Await(ctx, placed.ID)
	if err != nil {
		return time.Time{}, err
	}
	if conversion.SettledAt == nil {
		return time.Time{}, ErrDropped
	}
	return *conversion.SettledAt, nil
}

// Drop takes an order back, as long as it is open.
func (d *Desk) Drop(ctx context.Context, id string) error {
	conversion, err := d.Paxos.CancelConversion(ctx, id)
	if err != nil {
		return err
	}
	if StateOf(conversion) != Dropped {
		return fmt.Errorf("conversion %s is %s", id, conversion.Status)
	}
	return nil
}

// Rebalance moves part of the treasury into another coin. Nobody ordered it, so it has no number.
func (d *Desk) Rebalance(ctx context.Context, sell, buy, amount string) (*paxos.Conversion, error) {
	started, err := d.Paxos.CreateConversion(ctx, paxos.ConversionRequest{
		ProfileID:   d.Treasury,
		Amount:      amount,
		SourceAsset: sell,
		TargetAsset: buy,
	})
	if err != nil {
		return nil, err
	}
	return d.Await(ctx, started.ID)
}

// Turnover adds up what settled in a span of time, by the asset that was bought.
func (d *Desk) Turnover(ctx context.Context, begin, end time.Time) (map[string]*big.Rat, error) {
	conversions, err := d.Paxos.ListConversions(ctx, d.Treasury, begin, end)
	if err != nil {
		return nil, err
	}
	turnover := map[string]*big.Rat{}
	for _, conversion := range conversions {
		if conversion.Status != paxos.StatusSettled {
			continue
		}
		amount, ok := new(big.Rat).SetString(conversion.Amount)
		if !ok {
			return nil, fmt.Errorf("conversion %s: amount %q", conversion.ID, conversion.Amount)
		}
		if turnover[conversion.TargetAsset] == nil {
			turnover[conversion.TargetAsset] = new(big.Rat)
		}
		turnover[conversion.TargetAsset].Add(turnover[conversion.TargetAsset], amount)
	}
	return turnover, nil
}
