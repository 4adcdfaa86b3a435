package desk

import (
	"fmt"
	"net/http"
	"strings"
)

func convert(profile, refID string) (*http.Response, error) {
	payload := fmt.Sprintf(`{
  "profile_id": "%s",
  "amount": "12.50",
  "source_asset": "USD",
  "target_asset": "USDG",
  "ref_id": "%s"
}`, profile, refID)
	return http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", strings.NewReader(payload))
}

func fixed() (*http.Response, error) {
	return http.Post("https://api.sandbox.paxos.com/v2/orchestration/orchestrations", "application/json", strings.NewReader(`{"source": {"profile": {"profile_id": "7c4e8f2a"}}, "destination": {"profile": {"profile_id": "7c4e8f2a"}}, "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": "r-1"}`))
}
