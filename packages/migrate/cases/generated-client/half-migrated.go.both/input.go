package desk

import (
	"context"

	paxos "github.com/avianlabs/paxos-go"
)

func get(ctx context.Context, client *paxos.APIClient, kind, id string) {
	if kind == "conversion" {
		_, _, _ = client.StablecoinConversionAPI.GetStablecoinConversion(ctx, id).Execute()
		return
	}
	_, _, _ = client.OrchestrationsAPI.GetOrchestration(ctx, id).Execute()
}
