package treasury

import "net/http"

func convert(client Client, ref, profile, amount, since string) (*http.Response, error) {
	_, err := client.send("/v2/conversion/stablecoins", map[string]string{"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	if err != nil {
		return nil, err
	}
	return client.send("/v2/conversion/stablecoins", map[string]string{"profile_id": profile, "created_at.begin": since})
}
