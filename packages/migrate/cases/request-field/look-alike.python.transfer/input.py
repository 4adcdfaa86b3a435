import requests


def transfer(base, profile, amount):
    body = {"profile_id": profile, "amount": amount, "asset": "USD", "recipient_profile_id": "p-2"}
    return requests.post(f"{base}/v2/transfer/internal", json=body)


def quote(base):
    return requests.post(f"{base}/v2/profiles/p/quotes", json={"source_asset": "USD", "target_asset": "PYUSD", "side": "BUY"})
