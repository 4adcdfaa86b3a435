import os

import requests

_URL = os.environ.get("CONVERSIONS_URL", "https://api.paxos.com/v2/orchestration/orchestrations")


def _convert(ref, profile):
    body = {"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD"}
    requests.post(_URL, json=body)


def _other(ref, profile):
    return requests.post(os.environ["QUOTES_URL"], json={"target_asset": "PYUSD", "amount": "1"})
