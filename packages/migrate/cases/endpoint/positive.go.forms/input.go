package a

import ("net/http"; "net/url"; "strings"; "bytes"; "encoding/json")

func a(ref, p, amount string) error {
	_, err := http.PostForm("https://api.paxos.com/v2/conversion/stablecoins", url.Values{"ref_id": {ref}, "profile_id": {p}, "amount": {amount}, "source_asset": {"USD"}, "target_asset": {"PYUSD"}})
	return err
}
func b(ref, p, amount string) error {
	_, err := client.R().SetFormData(map[string]string{"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).Post("https://api.paxos.com/v2/conversion/stablecoins")
	return err
}
func c(ref, p, amount string) error {
	b, _ := json.Marshal(map[string]any{"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
	req, _ := http.NewRequest("POST", "https://api.paxos.com/v2/conversion/stablecoins", bytes.NewReader(b))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	_, err := http.DefaultClient.Do(req)
	return err
}
