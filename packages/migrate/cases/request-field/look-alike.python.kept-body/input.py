import requests

_BODY = None


class Quotes:
    def execute(self, profile, amount, ref):
        self._body = {"profile_id": profile, "base_amount": amount, "amount": amount, "ref_id": ref}
        requests.post("https://api.paxos.com/v2/profiles/quote-executions", json=self._body).raise_for_status()

    def describe(self):
        return self._body["amount"]


def transfer(profile, amount, ref):
    global _BODY
    _BODY = {"profile_id": profile, "amount": amount, "asset": "USDP", "ref_id": ref}
    requests.post("https://api.paxos.com/v2/transfer/paxos-transfers", json=_BODY).raise_for_status()


def transferred():
    return _BODY["amount"]
