import requests


def order(base, profile):
    return requests.post(f"{base}/v2/profiles/{profile}/orders", json={"side": "BUY", "market": "PYUSDUSD", "base_amount": "5"})
