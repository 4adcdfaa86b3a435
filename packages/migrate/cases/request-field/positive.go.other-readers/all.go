package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"os"
)

type Body struct {
	ProfileID   string `json:"profile_id"`
	Amount      string `json:"amount"`
	SourceAsset string `json:"source_asset"`
	TargetAsset string `json:"target_asset"`
	RefID       string `json:"ref_id"`
}

var page = template.Must(template.New("sent").Parse(`{{.amount}} {{.target_asset}}`))

func post(path string, body any) (map[string]any, error) {
	data, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	reply, err := http.Post("https://api.paxos.com/v2"+path, "application/json", bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	defer reply.Body.Close()
	var out map[string]any
	return out, json.NewDecoder(reply.Body).Decode(&out)
}

func text(values map[string]any, key string) string {
	value, _ := values[key].(string)
	return value
}

func ByHelper(profile, amount, ref string) error {
	out, err := post("/orchestration/orchestrations", map[string]any{"source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref})
	if err != nil {
		return err
	}
	fmt.Println(text(out, "amount"), text(out, "settled_at"))
	return nil
}

func ByTemplate(profile, amount, ref string) error {
	body := map[string]any{"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
	if _, err := post("/conversion/stablecoins", body); err != nil {
		return err
	}
	return page.Execute(os.Stdout, body)
}

func ByStruct(profile, amount, ref string) error {
	body := Body{ProfileID: profile, Amount: amount, SourceAsset: "USD", TargetAsset: "PYUSD", RefID: ref}
	_, err := post("/conversion/stablecoins", body)
	return err
}

func ByDelete(profile, amount, ref string) error {
	body := map[string]any{"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
	if amount == "" {
		delete(body, "amount")
	}
	_, err := post("/conversion/stablecoins", body)
	return err
}

func ByRange(profile, amount, ref string) error {
	body := map[string]any{"source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
	for key, value := range body {
		if value == "" {
			return fmt.Errorf("%s is empty", key)
		}
	}
	_, err := post("/orchestration/orchestrations", body)
	return err
}
