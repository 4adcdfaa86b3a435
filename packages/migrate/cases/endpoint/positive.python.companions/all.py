import requests


def send(ref, p, amount):
    for attempt in range(5):
        try:
            requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": p}}, "destination": {"profile": {"profile_id": p}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}, timeout=5).raise_for_status()
            return
        except requests.Timeout:
            if requests.get("https://api.paxos.com/v2/orchestration/orchestrations", params={"ref_id": ref}).json()["items"]:
                return


def plain(ref, p, amount):
    requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": p}}, "destination": {"profile": {"profile_id": p}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}).raise_for_status()
