package desk

import (
	"bytes"
	"encoding/json"
	"net/http"
)

type createRequest struct {
	RefID       string            `json:"ref_id"`
	ProfileID   string            `json:"profile_id"`
	Amount      string            `json:"amount"`
	SourceAsset string            `json:"source_asset"`
	TargetAsset string            `json:"target_asset"`
	Metadata    map[string]string `json:"metadata,omitempty"`
}

type transfer struct {
	Amount    string `json:"amount"`
	ProfileID string `json:"profile_id"`
}

func create(base, refID string) error {
	body, _ := json.Marshal(createRequest{RefID: refID, ProfileID: "p", Amount: "1", SourceAsset: "USD", TargetAsset: "USDG"})
	resp, err := http.Post(base+"/v2/conversion/stablecoins", "application/json", bytes.NewBuffer(body))
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
