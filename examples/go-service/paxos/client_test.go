package paxos

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// fake answers tokens, and everything else with the handler.
func fake(t *testing.T, handler http.HandlerFunc) *Client {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(`{"access_token": "t", "expires_in": 3599}`))
	})
	mux.HandleFunc("/v2/", handler)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return New(Config{BaseURL: server.URL + "/v2", TokenURL: server.URL + "/token"})
}

func TestAConversionThatExistsIsGivenBack(t *testing.T) {
	client := fake(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost || r.URL.Path != "/v2/conversion/stablecoins" {
			t.Errorf("%s %s", r.Method, r.URL.Path)
		}
		var sent map[string]any
		_ = json.NewDecoder(r.Body).Decode(&sent)
		if sent["target_asset"] != "PYUSD" || sent["amount"] != "1.50" {
			t.Errorf("sent %v", sent)
		}
		w.WriteHeader(http.StatusConflict)
		_, _ = w.Write([]byte(`{
			"type": "https://developer.paxos.com/docs/v2/problems/already-exists",
			"status": 409,
			"title": "Already Exists",
			"meta": {"existing": {"id": "c-1", "status": "SETTLED", "settled_at": "2026-01-05T08:00:00Z", "amount": "1.50"}}
		}`))
	})
	conversion, err := client.CreateConversion(context.Background(), ConversionRequest{
		RefID: "order/1", ProfileID: "p", Amount: "1.50", SourceAsset: "USD", TargetAsset: "PYUSD",
	})
	if err != nil {
		t.Fatal(err)
	}
	if conversion.ID != "c-1" || conversion.Status != StatusSettled || conversion.SettledAt == nil {
		t.Errorf("got %+v", conversion)
	}
}

func TestListingsGoPageByPage(t *testing.T) {
	begin := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	client := fake(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("created_at.begin") != "2026-01-05T00:00:00Z" {
			t.Errorf("query %s", r.URL.RawQuery)
		}
		if r.URL.Query().Get("page_cursor") == "" {
			_, _ = w.Write([]byte(`{"items": [{"id": "1"}], "next_page_cursor": "more"}`))
			return
		}
		_, _ = w.Write([]byte(`{"items": [{"id": "2"}]}`))
	})
	rows, err := client.ListConversions(context.Background(), "p", begin, begin.Add(24*time.Hour))
	if err != nil || len(rows) != 2 || rows[1].ID != "2" {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestATransferIsNotAConversion(t *testing.T) {
	client := fake(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(`{"id": "t-1", "amount": "3", "status": "COMPLETED"}`))
	})
	transfer, err := client.TransferInternally(context.Background(), Transfer{RefID: "m-1", From: "a", To: "b", Amount: "3", Asset: "USDP"})
	if err != nil || !transfer.Done() {
		t.Errorf("%v, %v", transfer, err)
	}
}

func TestAnswersWithoutJSONAreProblems(t *testing.T) {
	client := fake(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusBadGateway)
		_, _ = w.Write([]byte("<html>"))
	})
	_, err := client.GetConversion(context.Background(), "x")
	var problem *Problem
	if !errors.As(err, &problem) || problem.Status != http.StatusBadGateway {
		t.Errorf("got %v", err)
	}
}
