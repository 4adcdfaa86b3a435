import requests

BASE = "http://conversion-service.treasury.svc.cluster.local:8080"


def convert(ref, profile, amount):
    requests.post(
        BASE + "/v2/conversion/stablecoins",
        json={"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"},
    ).raise_for_status()
