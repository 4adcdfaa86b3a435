import hmac, json, requests
def convert(id, p, amount, key):
    body = json.dumps({"ref_id": id, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
    sig = hmac.new(key, ("POST/v2/conversion/stablecoins" + body).encode(), "sha256").hexdigest()
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", data=body, headers={"x-sig": sig}).raise_for_status()
