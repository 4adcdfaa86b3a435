import requests


def _convert(base, ref, profile):
    assets = {"source_asset": "USD", "destination_asset": "PYUSD"}
    requests.request("POST", f"{base}/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": "3", **assets})
