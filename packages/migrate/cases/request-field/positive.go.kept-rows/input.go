package r

var sent = map[string]map[string]any{}

func Send(ref, amount, profile string) error {
	body := map[string]any{"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	sent[ref] = body
	_, err = http.Post("https://api.paxos.com/v2/conversion/stablecoins", "application/json", bytes.NewReader(data))
	return err
}

func Amount(ref string) any {
	return sent[ref]["amount"]
}
