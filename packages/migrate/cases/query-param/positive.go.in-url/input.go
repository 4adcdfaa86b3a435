package desk

import (
	"fmt"
	"net/http"
)

func list(base, from, to string) (*http.Response, error) {
	return http.Get(fmt.Sprintf("%s/v2/conversion/stablecoins?created_at.begin=%s&created_at.end=%s&order=ASC", base, from, to))
}
