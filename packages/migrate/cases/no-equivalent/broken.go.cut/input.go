package desk

import "net/http"

func list(base string) {
	resp, err := http.Get(base + "/v2/conversion/stablecoins?updated_at.end=2026-01-01T00:00:00Z")
	for _, one := range
