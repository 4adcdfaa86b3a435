package desk

import "net/http"

type execution struct {
	SettledAt string `json:"settled_at"`
}

func list(base, profile string) (*http.Response, error) {
	return http.Get(base + "/v2/profiles/" + profile + "/quote-executions?updated_at.begin=2026-01-01")
}
