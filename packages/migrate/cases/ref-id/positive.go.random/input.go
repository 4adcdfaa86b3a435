package desk

import (
	"github.com/go-resty/resty/v2"
	"github.com/google/uuid"
)

func create(rest *resty.Client, profile string) {
	for attempt := 0; attempt < 3; attempt++ {
		_, err := rest.R().
			SetBody(map[string]any{"profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": uuid.NewString()}).
			Post("/v2/conversion/stablecoins")
		if err == nil {
			return
		}
	}
}
