import json

import requests

BASE = "https://api.paxos.com/v2"


class Client:
    def _send(self, method, path, data=None):
        requests.request(method, BASE + path, json=data, timeout=5).raise_for_status()

    def _form(self, method, path, payload):
        requests.request(method, BASE + path, data=payload, timeout=5).raise_for_status()

    def _text(self, method, path, payload):
        requests.request(method, BASE + path, data=json.dumps(payload), timeout=5).raise_for_status()

    def sent(self, ref, profile, amount):
        self._send("POST", "/orchestration/orchestrations", data={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})

    def formed(self, ref, profile, amount):
        self._form("POST", "/conversion/stablecoins", {"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})

    def written(self, ref, profile, amount):
        self._text("POST", "/orchestration/orchestrations", {"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
