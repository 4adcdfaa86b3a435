from dataclasses import dataclass

import requests


@dataclass
class Conversion:
    id: str
    amount: str
    source_asset: str
    target_asset: str
    status: str


def _find(conversion_id):
    return Conversion(**requests.get(f"https://api.paxos.com/v2/conversion/stablecoins/{conversion_id}").json())
