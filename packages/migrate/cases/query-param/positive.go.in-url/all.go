package desk

import (
	"fmt"
	"net/http"
)

func list(base, from, to string) (*http.Response, error) {
	return http.Get(fmt.Sprintf("%s/v2/orchestration/orchestrations?created_at.gte=%s&created_at.lte=%s&order=ASC", base, from, to))
}
