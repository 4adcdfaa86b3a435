from enum import Enum

import requests


class Endpoint(str, Enum):
    CONVERSIONS = "/v2/conversion/stablecoins"
    QUOTES = "/v2/quotes"


_PATHS = {"convert": "/v2/conversion/stablecoins", "quote": "/v2/quotes"}


class _A:
    RESOURCE = "/v2/conversion/stablecoins"

    def __init__(self, http):
        self.http = http
        self._path = "/v2/conversion/stablecoins"

    def _one(self, cid):
        print(self.http.get(f"{self._path}/{cid}").status_code)
        register(self._path)

    def _two(self, cid):
        print(self.http.get(f"{self.RESOURCE}/{cid}").status_code)

    def _three(self, cid):
        print(self.http.get(Endpoint.CONVERSIONS.value + "/" + cid).status_code)
        print(self.http.get(Endpoint.QUOTES.value + "/" + cid).json()["amount"])

    def _four(self, cid):
        print(self.http.get(_PATHS["convert"] + "/" + cid).status_code)
        print(self.http.get(_PATHS["quote"] + "/" + cid).json()["amount"])


def _shared(http, profile, ref):
    body = {"profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
    http.post("/v2/conversion/stablecoins", json=body)
    http.post("/v2/quotes", json=body)


def _logged(http, log, profile, ref):
    body = {"profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
    log.info("sending %s", body)
    http.post("/v2/conversion/stablecoins", json=body)


def _either(http, profile, ref, fast):
    url = "/v2/conversion/stablecoins" if fast else "/v2/quotes"
    http.post(url, json={"profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref})


def _kwargs(http, profile, ref):
    options = {"json": {"profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}}
    http.post("/v2/conversion/stablecoins", **options)


def _retried(http, profile, ref):
    body = {"profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
    try:
        http.post("/v2/conversion/stablecoins", json=body)
    except OSError:
        http.post("/v2/conversion/stablecoins", json=body)
