import requests


def _convert(base, ref, profile):
    assets = {"source_asset": "USD", "target_asset": "PYUSD"}
    requests.request("POST", f"{base}/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": profile, "amount": "3", **assets})
