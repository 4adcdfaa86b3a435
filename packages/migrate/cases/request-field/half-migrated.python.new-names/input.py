import requests


def _convert(base, ref, profile):
    body = {"ref_id": ref, "profile_id": profile, "source_amount": "1", "source_asset": "USD", "target_asset": "PYUSD"}
    requests.post(f"{base}/v2/conversion/stablecoins", json=body)
