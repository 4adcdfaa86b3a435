package desk

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

type conversion struct {
	ID          string     `json:"id" db:"id"`
	Amount      string     `json:"amount" db:"amount"`
	SourceAsset string     `json:"source_asset"`
	TargetAsset string     `json:"target_asset" db:"target_asset"`
	CreatedAt   time.Time  `json:"created_at"`
}

func show(base, id string) error {
	resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var found conversion
	if err := json.NewDecoder(resp.Body).Decode(&found); err != nil {
		return err
	}
	fmt.Println(found.ID, found.Amount, found.TargetAsset)
	return nil
}
