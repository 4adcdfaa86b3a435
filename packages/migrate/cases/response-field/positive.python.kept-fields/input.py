import requests

URL = "https://api.paxos.com/v2/conversion/stablecoins"


class Converter:
    def __init__(self):
        self._last = None

    def create(self, ref_id, amount, profile_id):
        self._last = requests.post(URL, json={"ref_id": ref_id, "profile_id": profile_id, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json()

    def refresh(self):
        self._last = requests.get(f"{URL}/{self._last['id']}").json()

    def describe(self):
        return self._last["amount"] + " " + self._last["target_asset"]


class Quotes:
    def __init__(self):
        self._last = None

    def create(self, amount):
        self._last = requests.post("https://api.paxos.com/v2/quotes", json={"amount": amount}).json()

    def describe(self):
        return self._last["amount"] + " " + self._last["target_asset"]


_LAST = None


def create(ref_id, amount, profile_id):
    global _LAST
    _LAST = requests.post(URL, json={"ref_id": ref_id, "profile_id": profile_id, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json()


def describe():
    return _LAST["amount"]
