import requests


def _convert(base, ref, profile):
    requests.post(base + "/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": profile, "amount": 5, "source_asset": "USD", "target_asset": "PYUSD"})
    print((
