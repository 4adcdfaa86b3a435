import json, requests, urllib.request
BASE = "https://api.paxos.com/v2"
def post(path, body):
    requests.post(BASE + path, json=body, timeout=5).raise_for_status()
def convert(profile, amount, ref):
    post("/conversion/stablecoins", {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref})
class Client:
    def _call(self, method, path, payload):
        data = json.dumps(payload).encode()
        request = urllib.request.Request(BASE + path, data=data, method=method)
        urllib.request.urlopen(request)
    def convert(self, profile, amount, ref):
        body = {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
        self._call("POST", "/conversion/stablecoins", body)
