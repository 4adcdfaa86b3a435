from typing import TypedDict

import requests


class Conversion(TypedDict):
    id: str
    amount: str
    source_asset: str
    target_asset: str


def _find(conversion_id) -> Conversion:
    return requests.get(f"https://api.paxos.com/v2/conversion/stablecoins/{conversion_id}").json()


def _show():
    print(_find("a")["target_asset"])
