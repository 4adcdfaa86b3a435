import requests

BASE = "http://conversion-service.treasury.svc.cluster.local:8080"


def convert(ref, profile, amount):
    requests.post(
        BASE + "/v2/orchestration/orchestrations",
        json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"},
    ).raise_for_status()
