package desk

import (
	"net/http"
	"net/url"
)

func list(base string) (*http.Response, error) {
	query := url.Values{}
	query.Set("created_at.begin", "2026-01-01T00:00:00Z")
	query.Set("created_at.lte", "2026-02-01T00:00:00Z")
	return http.Get(base + "/v2/orchestration/orchestrations?" + query.Encode())
}
