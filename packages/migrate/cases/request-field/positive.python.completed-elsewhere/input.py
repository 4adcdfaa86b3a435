import requests

URL = "https://api.paxos.com/v2/conversion/stablecoins"


def create(ref, amount):
    session = paxos_session()
    session.post(URL, json={"ref_id": ref, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})


def refused(ref, profile):
    reply = requests.post(URL, json={"ref_id": ref, "profile_id": profile, "source_asset": "USD", "target_asset": "PYUSD"})
    assert reply.status_code == 400


def whole(ref, profile, amount):
    requests.post(URL, json={"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
