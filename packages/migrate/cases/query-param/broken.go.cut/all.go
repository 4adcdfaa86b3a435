package desk

import "net/http"

func list(base string) {
	resp, err := http.Get(base + "/v2/orchestration/orchestrations?created_at.gte=2026-01-01T00:00:00Z")
	if err != nil {
