package paxos

import (
	"context"
	"net/http"
)

// Transfer moves an asset between two profiles without converting it.
type Transfer struct {
	ID        string `json:"id,omitempty"`
	RefID     string `json:"ref_id"`
	From      string `json:"from_profile_id"`
	To        string `json:"to_profile_id"`
	Amount    string `json:"amount"`
	Asset     string `json:"asset"`
	Status    string `json:"status,omitempty"`
	CreatedAt string `json:"created_at,omitempty"`
}

// Done reports whether the transfer has ended well. Transfers have statuses of their own.
func (t Transfer) Done() bool { return t.Status == "COMPLETED" }

// TransferInternally moves an asset between two of our profiles.
func (c *Client) TransferInternally(ctx context.Context, transfer Transfer) (*Transfer, error) {
	reply := new(Transfer)
	if err := c.do(ctx, http.MethodPost, transfersPath, nil, transfer, reply); err != nil {
		return nil, err
	}
	return reply, nil
}

// Balance is what a profile holds of one asset.
type Balance struct {
	Asset     string `json:"asset"`
	Available string `json:"available"`
}

// Balances reads what a profile holds.
func (c *Client) Balances(ctx context.Context, profileID string) ([]Balance, error) {
	var reply struct {
		Items []Balance `json:"items"`
	}
	err := c.do(ctx, http.MethodGet, "profiles/"+profileID+"/balances", nil, nil, &reply)
	return reply.Items, err
}
