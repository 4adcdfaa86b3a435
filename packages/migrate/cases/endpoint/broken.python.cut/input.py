import requests


def _convert(base, ref):
    return requests.post(base + "/v2/conversion/stablecoins", json={"profile_id": PROFILE, "amount": "1",
