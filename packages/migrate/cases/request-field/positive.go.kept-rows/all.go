package r

var sent = map[string]map[string]any{}

func Send(ref, amount, profile string) error {
	body := map[string]any{"source": map[string]any{"profile": map[string]any{"profile_id": profile}}, "destination": map[string]any{"profile": map[string]any{"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	sent[ref] = body
	_, err = http.Post("https://api.paxos.com/v2/orchestration/orchestrations", "application/json", bytes.NewReader(data))
	return err
}

func Amount(ref string) any {
	return sent[ref]["amount"]
}
