import requests

if True
    pass


def _convert(base, profile):
    requests.post(base + "/v2/conversion/stablecoins", json={"profile_id": profile, "amount": "5", "source_asset": "USD", "target_asset": "PYUSD"})
