import requests


class Client:
    def convert(self, profile, amount, ref=None):
        return requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref})

    def again(self, profile, amount, ref=None):
        if ref is None:
            ref = f"{profile}-{amount}"
        return requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref})
