package desk

import (
	"net/http"
	"net/url"
)

func list(base, profile string) (*http.Response, error) {
	query := url.Values{}
	query.Set("profile_id", profile)
	query.Set("created_at.begin", "2026-01-01T00:00:00Z")
	query.Add("created_at.end", "2026-02-01T00:00:00Z")
	return http.Get(base + "/v2/conversion/stablecoins?" + query.Encode())
}

func other(base, profile string) (*http.Response, error) {
	query := url.Values{"profile_id": {profile}, "created_at.begin": {"2026-01-01T00:00:00Z"}}
	return http.Get(base + "/v2/conversion/stablecoins?" + query.Encode())
}

func raw(base string) (*http.Response, error) {
	req, err := http.NewRequest(http.MethodGet, base+"/v2/conversion/stablecoins", nil)
	if err != nil {
		return nil, err
	}
	q := req.URL.Query()
	q.Add("created_at.begin", "2026-01-01T00:00:00Z")
	q.Add("limit", "100")
	req.URL.RawQuery = q.Encode()
	return http.DefaultClient.Do(req)
}
