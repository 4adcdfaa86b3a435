package pay

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/h2non/gock"
	"github.com/jarcoal/httpmock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGock(t *testing.T) {
	defer gock.Off()
	gock.New("https://api.paxos.com").
		Post("/v2/conversion/stablecoins").
		MatchType("json").
		JSON(map[string]string{"profile_id": "p", "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": "r"}).
		Reply(200).
		JSON(map[string]string{"id": "1", "status": "CREATED", "amount": "1", "source_asset": "USD", "target_asset": "PYUSD"})
}

func TestHttpmock(t *testing.T) {
	httpmock.Activate()
	httpmock.RegisterResponder("GET", "https://api.paxos.com/v2/orchestration/orchestrations/c-1",
		httpmock.NewStringResponder(200, `{"id": "c-1", "status": "COMPLETED", "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD"}`))
}

func TestServer(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		assert.Equal(t, http.MethodPost, r.Method)
		assert.Equal(t, "/v2/conversion/stablecoins", r.URL.Path)
		var body map[string]interface{}
		require.NoError(t, json.NewDecoder(r.Body).Decode(&body))
		assert.Equal(t, "PYUSD", body["target_asset"])
		json.NewEncoder(w).Encode(map[string]interface{}{"id": "c-1", "status": "SETTLED", "amount": "1", "target_asset": "PYUSD", "source_asset": "USD"})
	}))
	defer srv.Close()
	var buf bytes.Buffer
	json.NewEncoder(&buf).Encode(map[string]any{"profile_id": "p", "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": "r"})
	resp, err := http.Post(srv.URL+"/v2/conversion/stablecoins", "application/json", &buf)
	require.NoError(t, err)
	require.Equal(t, 200, resp.StatusCode)
}

func TestTable(t *testing.T) {
	for _, tc := range []struct {
		name, method, path string
	}{
		{"create", "POST", "/v2/conversion/stablecoins"},
		{"cancel", "DELETE", "/v2/conversion/stablecoins/c-1"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			req := httptest.NewRequest(tc.method, tc.path, nil)
			_ = req
		})
	}
}
