package desk

import (
	"context"

	paxos "github.com/avianlabs/paxos-go"
)

func cancel(ctx context.Context, client *paxos.APIClient, id string) {
	_, _, _ = client.StablecoinConversionAPI.CancelStablecoinConversion(ctx, id).Execute()
	if x {
