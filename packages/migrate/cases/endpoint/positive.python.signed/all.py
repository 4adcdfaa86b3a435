import hmac, json, requests
def convert(id, p, amount, key):
    body = json.dumps({"ref_id": id, "source": {"profile": {"profile_id": p}}, "destination": {"profile": {"profile_id": p}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
    sig = hmac.new(key, ("POST/v2/conversion/stablecoins" + body).encode(), "sha256").hexdigest()
    requests.post("https://api.paxos.com/v2/orchestration/orchestrations", data=body, headers={"x-sig": sig}).raise_for_status()
