package treasury

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand"
	"net/http"
	"sync/atomic"
	"time"
)

const url = "https://api.paxos.com/v2/orchestration/orchestrations"

var sent int64

func Timed(profile, amount string) {
	body, _ := json.Marshal(map[string]any{"ref_id": fmt.Sprint(time.Now().UnixNano()), "source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
	http.Post(url, "application/json", bytes.NewReader(body))
}

func Drawn(profile, amount string) {
	body, _ := json.Marshal(map[string]any{"ref_id": fmt.Sprint(rand.Int63()), "source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
	http.Post(url, "application/json", bytes.NewReader(body))
}

func Counted(profile, amount string) {
	body, _ := json.Marshal(map[string]any{"ref_id": fmt.Sprint(atomic.AddInt64(&sent, 1)), "source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
	http.Post(url, "application/json", bytes.NewReader(body))
}

func Daily(profile, amount, order string) {
	body, _ := json.Marshal(map[string]any{"ref_id": "order-" + order, "source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
	http.Post(url, "application/json", bytes.NewReader(body))
}
