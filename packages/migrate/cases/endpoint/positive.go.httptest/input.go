package desk

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestConvert(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/v2/conversion/stablecoins", func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(`{"id": "c-1", "profile_id": "p-1", "amount": "100", "source_asset": "USD", "target_asset": "PYUSD", "status": "SETTLED", "created_at": "2026-01-05T08:00:00Z"}`))
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	if got := convert(server.URL); got != "c-1" {
		t.Errorf("got %s", got)
	}
}
