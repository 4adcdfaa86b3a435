package acme

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
)

func copied(w io.Writer, ref, profile, amount string) error {
	b, _ := json.Marshal(map[string]any{"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	resp, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(w, resp.Body)
	return err
}

func merged(state map[string]any, ref, profile, amount string) error {
	b, _ := json.Marshal(map[string]any{"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	resp, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var c map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&c)
	maps.Copy(state, c)
	return nil
}

func sent(replies chan<- map[string]any, ref, profile, amount string) error {
	b, _ := json.Marshal(map[string]any{"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	resp, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var c map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&c)
	replies <- c
	return nil
}

func ranged(ref, profile, amount string) error {
	b, _ := json.Marshal(map[string]any{"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	resp, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var c map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&c)
	for key, value := range c {
		show(key, value)
	}
	return nil
}

func written(w io.Writer, ref, profile, amount string) error {
	b, _ := json.Marshal(map[string]any{"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	resp, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return resp.Write(w)
}

func token(ref, profile, amount string) (target string, err error) {
	b, _ := json.Marshal(map[string]any{"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	resp, err := http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(b))
	if err != nil {
		return
	}
	defer resp.Body.Close()
	dec := json.NewDecoder(resp.Body)
	for dec.More() {
		next, _ := dec.Token()
		show("", next)
	}
	return
}
