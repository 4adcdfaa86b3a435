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

const url = "https://api.paxos.com/v2/conversion/stablecoins"

var sent int64

func Timed(profile, amount string) {
	body, _ := json.Marshal(map[string]any{"ref_id": fmt.Sprint(time.Now().UnixNano()), "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	http.Post(url, "application/json", bytes.NewReader(body))
}

func Drawn(profile, amount string) {
	body, _ := json.Marshal(map[string]any{"ref_id": fmt.Sprint(rand.Int63()), "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	http.Post(url, "application/json", bytes.NewReader(body))
}

func Counted(profile, amount string) {
	body, _ := json.Marshal(map[string]any{"ref_id": fmt.Sprint(atomic.AddInt64(&sent, 1)), "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	http.Post(url, "application/json", bytes.NewReader(body))
}

func Daily(profile, amount, order string) {
	body, _ := json.Marshal(map[string]any{"ref_id": "order-" + order, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	http.Post(url, "application/json", bytes.NewReader(body))
}
