import requests


def _convert(base, ref, profile, amount):
    requests.post(f"{base}/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": profile, "amount": 100, "source_asset": "USD", "target_asset": "PYUSD"})
    requests.post(f"{base}/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": profile, "amount": float(amount), "source_asset": "USD", "target_asset": "PYUSD"})
    found = requests.get(f"{base}/v2/conversion/stablecoins/{ref}").json()
    print(float(found["amount"]))
