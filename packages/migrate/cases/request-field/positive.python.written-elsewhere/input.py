import requests


def addressed(body, to):
    if to:
        body["recipient_profile_id"] = to


def create(ref, profile, amount, to):
    body = {"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}
    addressed(body, to)
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=body)
