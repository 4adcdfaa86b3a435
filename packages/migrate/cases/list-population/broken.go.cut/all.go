package desk

import "net/http"

func all(base string) {
	resp, err := http.Get(base + "/v2/orchestration/orchestrations?limit=10")
	if err != nil {
		return
