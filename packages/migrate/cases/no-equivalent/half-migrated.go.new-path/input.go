package desk

import "net/http"

func list(base string) (*http.Response, error) {
	return http.Get(base + "/v2/orchestration/orchestrations?updated_at.begin=2026-01-01T00:00:00Z")
}
