import requests


class F:
    def send(self, ref_id, amount, profile_id):
        body = {"ref_id": ref_id, "source": {"profile": {"profile_id": profile_id}}, "destination": {"profile": {"profile_id": profile_id}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}
        requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json=body).raise_for_status()
        self._sent[ref_id] = body

    def describe(self, ref_id):
        return self._sent[ref_id]["amount"]
