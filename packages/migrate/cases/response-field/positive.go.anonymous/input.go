package desk

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

func show(base, id string) error {
	resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
	if err != nil {
		return err
	}
	raw, _ := io.ReadAll(resp.Body)
	var found struct {
		ID     string `json:"id"`
		Amount string `json:"amount"`
		Target string `json:"target_asset"`
	}
	if err := json.Unmarshal(raw, &found); err != nil {
		return err
	}
	fmt.Println(found.ID, found.Amount, found.Target)
	return nil
}
