package treasury

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

func do[T any](ctx context.Context, method, path string, body any) (T, error) {
	var out T
	raw, _ := json.Marshal(body)
	request, err := http.NewRequestWithContext(ctx, method, "https://api.paxos.com"+path, bytes.NewReader(raw))
	if err != nil {
		return out, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return out, err
	}
	return out, json.NewDecoder(response.Body).Decode(&out)
}

type conversion struct {
	ID     string `json:"id"`
	Target string `json:"target_asset"`
}

type Conversion struct {
	ID     string `json:"id"`
	Target string `json:"destination_asset"`
	Amount string `json:"source_amount"`
}

func create(ctx context.Context, ref, profile, amount string) {
	made, err := do[Conversion](ctx, http.MethodPost, "/v2/orchestration/orchestrations", map[string]any{"ref_id": ref, "source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
	fmt.Println(made.Target, made.Amount, err)
}

type kept struct {
	Amount string `json:"source_amount"`
	Target string `json:"destination_asset"`
}

func read(ctx context.Context, ref, profile, amount string) {
	made, err := do[*kept](ctx, http.MethodPost, "/v2/orchestration/orchestrations", map[string]any{"ref_id": ref, "source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
	fmt.Println(made.Target, made.Amount, err)
}

var senders = map[string]func(string) string{}

func other(name string) string {
	return senders[name]("target_asset")
}
