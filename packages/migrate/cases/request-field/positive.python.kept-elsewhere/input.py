import requests


class A:
    _BODY = {"profile_id": "p-1", "amount": "10.00", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": "order-1"}

    def send(self):
        requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=self._BODY).raise_for_status()


class B(A):
    _BODY = {"profile_id": "p-1", "amount": "20.00", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": "order-2"}


class C:
    def send(self, ref_id, amount, profile_id):
        self._body = {"profile_id": profile_id, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref_id}
        requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=self._body).raise_for_status()


class D(C):
    def describe(self):
        return self._body["amount"]


class E:
    def send(self, ref_id, amount, profile_id):
        body = {"profile_id": profile_id, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref_id}
        requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=body).raise_for_status()
        self._sent = body


class F(E):
    def describe(self):
        return self._sent["amount"]


class G:
    def send(self, ref_id, amount, profile_id):
        self._given = {"profile_id": profile_id, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref_id}
        requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=self._given).raise_for_status()

    def has(self):
        return "amount" in self._given


def local(ref_id, amount, profile_id):
    body = {"profile_id": profile_id, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref_id}
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=body).raise_for_status()
    return "amount" in body


def deleted(ref_id, amount, profile_id):
    body = {"profile_id": profile_id, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref_id}
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=body).raise_for_status()
    del body["amount"]
