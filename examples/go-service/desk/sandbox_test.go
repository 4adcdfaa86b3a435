package desk

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"testing"
	"time"

	"example.com/meridian/desk/paxos"
)

// sandbox gives a desk at the API behind PAXOS_BASE_URL, or something that behaves like it.
func sandbox(t *testing.T) (*Desk, context.Context) {
	t.Helper()
	if os.Getenv("PAXOS_BASE_URL") == "" {
		t.Skip("PAXOS_BASE_URL is not set")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	t.Cleanup(cancel)
	return &Desk{
		Paxos: paxos.New(paxos.Config{
			BaseURL:      os.Getenv("PAXOS_BASE_URL"),
			TokenURL:     os.Getenv("PAXOS_TOKEN_URL"),
			ClientID:     os.Getenv("PAXOS_CLIENT_ID"),
			ClientSecret: os.Getenv("PAXOS_CLIENT_SECRET"),
		}),
		Treasury:  os.Getenv("TREASURY_PROFILE_ID"),
		Customers: os.Getenv("CUSTOMERS_PROFILE_ID"),
		Pause:     20 * time.Millisecond,
	}, ctx
}

func number(t *testing.T) string {
	return fmt.Sprintf("%s-%d", t.Name(), time.Now().UnixNano())
}

func available(t *testing.T, ctx context.Context, d *Desk, profile, asset string) *big.Rat {
	t.Helper()
	balances, err := d.Paxos.Balances(ctx, profile)
	if err != nil {
		t.Fatal(err)
	}
	sum := new(big.Rat)
	for _, balance := range balances {
		if balance.Asset == asset {
			sum.SetString(balance.Available)
		}
	}
	return sum
}

func expectMoved(t *testing.T, before, after *big.Rat, want string) {
	t.Helper()
	if moved := new(big.Rat).Sub(after, before).FloatString(2); moved != want {
		t.Errorf("%s moved, want %s", moved, want)
	}
}

func TestAnOrderIsFilled(t *testing.T) {
	d, ctx := sandbox(t)
	before := available(t, ctx, d, d.Customers, "PYUSD")
	start := time.Now().Add(-time.Second)
	order := Order{Number: number(t), Amount: "12.34", Sell: "USD", Buy: "PYUSD", ForCustomer: true}
	at, err := d.Fill(ctx, order)
	if err != nil {
		t.Fatal(err)
	}
	if at.Before(start) {
		t.Errorf("filled at %s, before it was placed", at)
	}
	expectMoved(t, before, available(t, ctx, d, d.Customers, "PYUSD"), "12.34")
}

func TestTheSameOrderIsFilledOnce(t *testing.T) {
	d, ctx := sandbox(t)
	order := Order{Number: number(t), Amount: "5", Sell: "USD", Buy: "USDG"}
	if _, err := d.Fill(ctx, order); err != nil {
		t.Fatal(err)
	}
	before := available(t, ctx, d, d.Treasury, "USD")
	if _, err := d.Fill(ctx, order); err != nil {
		t.Fatal(err)
	}
	expectMoved(t, before, available(t, ctx, d, d.Treasury, "USD"), "0.00")
}

func TestAnOrderIsDropped(t *testing.T) {
	d, ctx := sandbox(t)
	before := available(t, ctx, d, d.Treasury, "USD")
	placed, err := d.Place(ctx, Order{Number: number(t), Amount: "70", Sell: "USD", Buy: "USDP"})
	if err != nil {
		t.Fatal(err)
	}
	if StateOf(placed) != Open {
		t.Errorf("a new order is %s", StateOf(placed))
	}
	if err := d.Drop(ctx, placed.ID); err != nil {
		t.Fatal(err)
	}
	expectMoved(t, before, available(t, ctx, d, d.Treasury, "USD"), "0.00")
}

func TestWhatNobodyCanPayIsRefused(t *testing.T) {
	d, ctx := sandbox(t)
	_, err := d.Place(ctx, Order{Number: number(t), Amount: "400000", Sell: "USDP", Buy: "USD"})
	var problem *paxos.Problem
	if !errors.As(err, &problem) || !problem.Is("insufficient-funds") {
		t.Errorf("got %v", err)
	}
}

func TestTheTreasuryIsRebalanced(t *testing.T) {
	d, ctx := sandbox(t)
	begin := time.Now().Add(-time.Minute)
	conversion, err := d.Rebalance(ctx, "USDG", "USD", "250.25")
	if err != nil {
		t.Fatal(err)
	}
	if StateOf(conversion) != Filled {
		t.Errorf("got %s", conversion.Status)
	}
	turnover, err := d.Turnover(ctx, begin, time.Now().Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	if turnover["USD"] == nil || turnover["USD"].FloatString(2) != "250.25" {
		t.Errorf("turnover %v", turnover)
	}
}
