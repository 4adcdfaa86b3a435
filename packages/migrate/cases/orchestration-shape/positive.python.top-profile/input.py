import requests


def _create(base, ref, profile):
    body = {"ref_id": ref, "profile_id": profile, "source_amount": "5", "source_asset": "USD", "destination_asset": "PYUSD"}
    created = requests.post(f"{base}/v2/orchestration/orchestrations", json=body).json()
    print(created["orchestration"]["id"], created["destination_amount"])
