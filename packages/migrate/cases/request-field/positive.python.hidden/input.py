import requests


def _convert(base, ref, profile, extra):
    requests.post(f"{base}/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": profile, "amount": "3", **extra})
