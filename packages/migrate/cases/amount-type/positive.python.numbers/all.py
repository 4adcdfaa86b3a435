import requests


def _convert(base, ref, profile, amount):
    requests.post(f"{base}/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": "100", "source_asset": "USD", "destination_asset": "PYUSD"})
    requests.post(f"{base}/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": float(amount), "source_asset": "USD", "destination_asset": "PYUSD"})
    found = requests.get(f"{base}/v2/orchestration/orchestrations/{ref}").json()
    print(float(found["source_amount"]))
