import os

import requests

_URL = os.environ.get("CONVERSIONS_URL", "https://api.paxos.com/v2/conversion/stablecoins")


def _convert(ref, profile):
    body = {"ref_id": ref, "profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD"}
    requests.post(_URL, json=body)


def _other(ref, profile):
    return requests.post(os.environ["QUOTES_URL"], json={"target_asset": "PYUSD", "amount": "1"})
