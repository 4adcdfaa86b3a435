import requests

PAXOS = "https://api.paxos.com"
_LAST = None
_BODY = None


class Converter:
    def __init__(self, profile):
        self.profile = profile
        self._body = None

    def create(self, ref, amount):
        self._body = {"source": {"profile": {"profile_id": self.profile}}, "destination": {"profile": {"profile_id": self.profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
        requests.post(f"{PAXOS}/v2/orchestration/orchestrations", json=self._body).raise_for_status()

    def describe(self):
        return f"{self._body['source_amount']} to {self._body['destination_asset']}"


class Order:
    def __init__(self, profile, amount, ref):
        self._body = {"profile_id": profile, "source_asset": "USD", "target_asset": "PYUSD", "