import requests

URL = "https://api.paxos.com/v2/orchestration/orchestrations"


def by_object(profile, amount):
    requests.post(URL, json={"ref_id": str(id(object())), "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}).raise_for_status()


def by_helper(profile, amount):
    requests.post(URL, json={"ref_id": random_hex(16), "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}).raise_for_status()
