import requests


def add_recipient(body, to):
    if to:
        body["recipient_profile_id"] = to


def post(path, body, **extra):
    return requests.post("https://api.paxos.com/v2" + path, json=body | extra).json()["id"]


def delivered(ref, p, amount, to):
    body = {"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}
    add_recipient(body, to)
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=body).raise_for_status()


def mixed(ref, p, amount, to):
    post("/conversion/stablecoins", {"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}, recipient_profile_id=to)
