package pay

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/tidwall/gjson"
)

type Conv struct {
	Id          string
	Amount      string
	TargetAsset string
	Status      string
}

func viaGjson(base, id string) (string, bool) {
	resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
	if err != nil {
		return "", false
	}
	body, _ := io.ReadAll(resp.Body)
	status := gjson.GetBytes(body, "status").String()
	amount := gjson.Get(string(body), "amount").String()
	return amount, status == "SETTLED"
}

func implicit(base, id string) (*Conv, error) {
	resp, err := http.Get(base + "/v2/conversion/stablecoins/" + id)
	if err != nil {
		return nil, err
	}
	c := &Conv{}
	return c, json.NewDecoder(resp.Body).Decode(c)
}

func rawConcat(base, profile, ref string) {
	payload := "{\"profile_id\":\"" + profile + "\",\"amount\":\"1\",\"source_asset\":\"USD\",\"target_asset\":\"PYUSD\",\"ref_id\":\"" + ref + "\"}"
	http.Post(base+"/v2/conversion/stablecoins", "application/json", strings.NewReader(payload))
}

var handlers = map[string]http.HandlerFunc{
	"/v2/conversion/stablecoins": nil,
}

func url(env string) string {
	if env == "prod" {
		return "https://api.paxos.com/v2/conversion/stablecoins"
	}
	return "https://api.sandbox.paxos.com/v2/conversion/stablecoins"
}

func useUrl(env string) { http.Get(url(env) + "?limit=5") }
