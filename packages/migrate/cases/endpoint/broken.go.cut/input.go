package desk

import "net/http"

func convert(base string) {
	http.Post(base+"/v2/conversion/stablecoins", "application/json", body(map[string]any{"profile_id": profile, "amount": "1",
