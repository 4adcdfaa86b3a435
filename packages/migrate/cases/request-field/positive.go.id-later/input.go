package convert

import (
	"bytes"
	"encoding/json"
	"net/http"
)

type Operation struct {
	RefID string `json:"ref_id"`
}

type NewConversion struct {
	Operation
	ProfileID   string `json:"profile_id"`
	Amount      string `json:"amount"`
	SourceAsset string `json:"source_asset"`
	TargetAsset string `json:"target_asset"`
}

func Create(body NewConversion) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	_, err = http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(data))
	return err
}
