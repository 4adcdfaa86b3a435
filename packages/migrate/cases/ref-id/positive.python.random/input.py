import uuid

import requests


def _convert(base, profile):
    ref = str(uuid.uuid4())
    requests.post(f"{base}/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": profile, "amount": "5", "source_asset": "USD", "target_asset": "PYUSD"})


def _inline(base, profile):
    requests.post(f"{base}/v2/conversion/stablecoins", json={"ref_id": f"conv-{uuid.uuid4()}", "profile_id": profile, "amount": "5", "source_asset": "USD", "target_asset": "PYUSD"})
