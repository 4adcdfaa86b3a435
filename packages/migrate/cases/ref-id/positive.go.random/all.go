package desk

import (
	"github.com/go-resty/resty/v2"
	"github.com/google/uuid"
)

func create(rest *resty.Client, profile string) {
	for attempt := 0; attempt < 3; attempt++ {
		_, err := rest.R().
			SetBody(map[string]any{"source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": uuid.NewString()}).
			Post("/v2/orchestration/orchestrations")
		if err == nil {
			return
		}
	}
}
