package acme

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
)

type Status int

func (s *Status) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		return fmt.Errorf("no status")
	}
	*s = Status(len(b))
	return nil
}

type Conversion struct {
	ID     string `json:"id"`
	Status Status `json:"status"`
	Target string `json:"destination_asset"`
}

func words(ref, p, amount string) error {
	b, _ := json.Marshal(map[string]any{"ref_id": ref, "source": map[string]any{"profile": map[string]any{"profile_id": p}}, "destination": map[string]any{"profile": map[string]any{"profile_id": p}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
	resp, err := http.Post("https://api.paxos.com/v2/orchestration/orchestrations", "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var c Conversion
	if err := json.NewDecoder(resp.Body).Decode(&c); err != nil {
		return err
	}
	println(c.Target)
	return nil
}

func texts(ref, p, amount string) error {
	b, _ := json.Marshal(map[string]any{"ref_id": ref, "source": map[string]any{"profile": map[string]any{"profile_id": p}}, "destination": map[string]any{"profile": map[string]any{"profile_id": p}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
	resp, err := http.Post("https://api.paxos.com/v2/orchestration/orchestrations", "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var c map[string]string
	if err := json.NewDecoder(resp.Body).Decode(&c); err != nil {
		return err
	}
	println(c["destination_asset"])
	return nil
}

type state struct{ last string }

func (s *state) keep(ref, p, amount string) error {
	b, _ := json.Marshal(map[string]any{"ref_id": ref, "source": map[string]any{"profile": map[string]any{"profile_id": p}}, "destination": map[string]any{"profile": map[string]any{"profile_id": p}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
	resp, err := http.Post("https://api.paxos.com/v2/orchestration/orchestrations", "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var c struct {
		Status string `json:"status"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&c); err != nil {
		return err
	}
	s.last = c.Status
	return nil
}
