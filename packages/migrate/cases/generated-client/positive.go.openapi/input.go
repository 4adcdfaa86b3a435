package desk

import (
	"context"

	paxos "github.com/avianlabs/paxos-go"
)

func create(ctx context.Context, client *paxos.APIClient, profile, refID string) (*paxos.StablecoinConversion, error) {
	request := paxos.NewCreateStablecoinConversionRequest(profile, "1", "USD", "PYUSD")
	request.SetRefId(refID)
	created, _, err := client.StablecoinConversionAPI.CreateStablecoinConversion(ctx).CreateStablecoinConversionRequest(*request).Execute()
	return created, err
}

func list(ctx context.Context, client *paxos.APIClient) error {
	_, _, err := client.StablecoinConversionAPI.ListStablecoinConversions(ctx).Limit(10).Execute()
	return err
}
