package desk

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestConvert(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/v2/orchestration/orchestrations", func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(`{"id": "c-1", "profile_id": "p-1", "source_amount": "100", "source_asset": "USD", "destination_asset": "PYUSD", "status": "COMPLETED", "created_at": "2026-01-05T08:00:00Z", "source": {"profile": {"profile_id": "p-1"}}, "destination": {"profile": {"profile_id": "p-1"}}}`))
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	if got := convert(server.URL); got != "c-1" {
		t.Errorf("got %s", got)
	}
}
