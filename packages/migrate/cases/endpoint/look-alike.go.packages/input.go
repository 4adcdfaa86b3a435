package desk

import (
	"net/http"

	"example.com/desk/conversion/stablecoins"
)

const route = "/v2/conversions/stablecoins-report"

func load(base string) (*http.Response, error) {
	_ = stablecoins.Rates
	return http.Get(base + "/v2/conversion/rates?pair=USDPYUSD")
}
