import requests


class Converter:
    def create(self, ref, amount, profile):
        self._body = {"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
        requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json=self._body).raise_for_status()

    def describe(self):
        return f"{self._body['source_amount']} to {self._body['destination_asset']}"


class Moved:
    def create(self, ref, amount, profile):
        self._body = {"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
        requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json=self._body).raise_for_status()

    def describe(self):
        return self._body["source_amount"]
