import uuid

import requests


def _convert(base, profile):
    ref = str(uuid.uuid4())
    requests.post(f"{base}/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": "5", "source_asset": "USD", "destination_asset": "PYUSD"})


def _inline(base, profile):
    requests.post(f"{base}/v2/orchestration/orchestrations", json={"ref_id": f"conv-{uuid.uuid4()}", "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": "5", "source_asset": "USD", "destination_asset": "PYUSD"})
