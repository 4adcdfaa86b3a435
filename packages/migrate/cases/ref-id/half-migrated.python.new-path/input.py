import requests


def _convert(base, profile):
    body = {
        "source": {"profile": {"profile_id": profile}},
        "destination": {"profile": {"profile_id": profile}},
        "source_amount": "5",
        "source_asset": "USD",
        "destination_asset": "PYUSD",
    }
    requests.post(f"{base}/v2/orchestration/orchestrations", json=body)
