from typing import TypedDict

import requests


class Conversion(TypedDict):
    id: str
    source_amount: str
    source_asset: str
    destination_asset: str


def _find(conversion_id) -> Conversion:
    return requests.get(f"https://api.paxos.com/v2/orchestration/orchestrations/{conversion_id}").json()


def _show():
    print(_find("a")["destination_asset"])
