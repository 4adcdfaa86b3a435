from dataclasses import asdict, dataclass
from typing import NamedTuple, TypedDict

import requests
from pydantic import BaseModel

URL = "https://api.paxos.com/v2/conversion/stablecoins"


@dataclass
class One:
    profile_id: str
    amount: str
    source_asset: str
    target_asset: str


class Two(TypedDict):
    profile_id: str
    amount: str
    source_asset: str
    target_asset: str


class Three(BaseModel):
    profile_id: str
    amount: str
    source_asset: str
    target_asset: str


class Four(BaseModel):
    ref_id: str
    profile_id: str
    amount: str
    source_asset: str
    target_asset: str


class Five(Base):
    reference: str


def one(body: One) -> None:
    print(body.amount)
    requests.post(URL, json=asdict(body)).raise_for_status()


def two(body: Two) -> None:
    requests.post(URL, json=body).raise_for_status()


def three(body: Three) -> None:
    requests.post(URL, json=body.model_dump()).raise_for_status()


def four(body: Four) -> None:
    requests.post(URL, json=body.model_dump()).raise_for_status()
