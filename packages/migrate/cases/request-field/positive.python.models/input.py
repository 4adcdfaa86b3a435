from dataclasses import asdict, dataclass
from typing import Optional

import requests
from pydantic import BaseModel, Field


class CreateConversion(BaseModel):
    ref: Optional[str] = Field(default=None, alias="ref_id")
    profile: str = Field(alias="profile_id")
    amount: str = Field(serialization_alias="amount")
    source: str = Field(alias="source_asset")
    target: str = Field(alias="target_asset")


@dataclass
class Conversion:
    profile_id: str
    amount: str
    source_asset: str
    target_asset: str


def _create(base, request: CreateConversion):
    requests.post(f"{base}/v2/conversion/stablecoins", json=request.model_dump(by_alias=True))


def _again(base, profile):
    requests.post(f"{base}/v2/conversion/stablecoins", json=asdict(Conversion(profile, "1", "USD", "PYUSD")))
