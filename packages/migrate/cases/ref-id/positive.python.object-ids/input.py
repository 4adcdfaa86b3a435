import requests

URL = "https://api.paxos.com/v2/conversion/stablecoins"


def by_object(profile, amount):
    requests.post(URL, json={"ref_id": str(id(object())), "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).raise_for_status()


def by_helper(profile, amount):
    requests.post(URL, json={"ref_id": random_hex(16), "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).raise_for_status()
