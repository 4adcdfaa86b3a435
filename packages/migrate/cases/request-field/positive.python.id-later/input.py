from dataclasses import asdict, dataclass

import requests


@dataclass
class NewConversion:
    profile_id: str
    amount: str
    source_asset: str
    target_asset: str


def create(body: NewConversion, ref_id: str) -> None:
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={**asdict(body), "ref_id": ref_id}).raise_for_status()


def repeat(body: NewConversion) -> None:
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=asdict(body)).raise_for_status()
