from typing import Any

import requests

Texts = dict[str, str]


def declared(ref: str, profile: str, amount: str) -> None:
    body: dict[str, str] = {"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=body).raise_for_status()


def make(ref: str, profile: str, amount: str) -> Texts:
    return {"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}


def answered(ref: str, profile: str, amount: str) -> None:
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=make(ref, profile, amount)).raise_for_status()


def anything(ref: str, profile: str, amount: str) -> None:
    body: dict[str, Any] = {"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=body).raise_for_status()
