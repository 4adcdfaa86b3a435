package convert

import (
	"bytes"
	"encoding/json"
	"net/http"
)

type CreateRequest struct {
	ProfileID   string `json:"profile_id"`
	Amount      string `json:"amount"`
	SourceAsset string `json:"source_asset"`
	TargetAsset string `json:"target_asset"`
}

func Create(request CreateRequest) error {
	data, err := json.Marshal(request)
	if err != nil {
		return err
	}
	_, err = http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(data))
	return err
}
