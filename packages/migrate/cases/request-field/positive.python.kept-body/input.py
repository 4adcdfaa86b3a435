import requests

PAXOS = "https://api.paxos.com"
_LAST = None
_BODY = None


class Converter:
    def __init__(self, profile):
        self.profile = profile
        self._body = None

    def create(self, ref, amount):
        self._body = {"profile_id": self.profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
        requests.post(f"{PAXOS}/v2/conversion/stablecoins", json=self._body).raise_for_status()

    def describe(self):
        return f"{self._body['amount']} to {self._body['target_asset']}"


class Order:
    def __init__(self, profile, amount, ref):
        self._body = {"profile_id": profile, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
        self._body["amount"] = amount

    def send(self):
        requests.post(f"{PAXOS}/v2/conversion/stablecoins", json=self._body).raise_for_status()

    def log(self):
        sent = self._body
        print(sent["amount"])

    def keep(self, store):
        store.save(self._body)


class Payment:
    def __init__(self, profile, amount):
        self._body = {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}

    def named(self, ref):
        self._body["ref_id"] = ref
        return self

    def send(self):
        requests.post(f"{PAXOS}/v2/conversion/stablecoins", json=self._body).raise_for_status()


class Treasury:
    BODY = {"profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c", "amount": "10.00", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": "order-1"}

    def convert(self):
        requests.post(f"{PAXOS}/v2/conversion/stablecoins", json=self.BODY).raise_for_status()


def treasury_amount():
    return Treasury.BODY["amount"]


def convert(profile, amount, ref):
    global _BODY, _LAST
    _BODY = {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
    _LAST = requests.post(f"{PAXOS}/v2/conversion/stablecoins", json=_BODY).json()


def difference():
    return _BODY["amount"] + _LAST["amount"]


def counter(profile):
    body = None

    def create(amount, ref):
        nonlocal body
        body = {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
        requests.post(f"{PAXOS}/v2/conversion/stablecoins", json=body).raise_for_status()

    def sent():
        return body["amount"]

    return create, sent
