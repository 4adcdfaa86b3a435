from enum import Enum, StrEnum

import requests
from pydantic import BaseModel, Field


class ConversionStatus(str, Enum):
    CREATED = "CREATED"
    SETTLED = "SETTLED"
    CANCELLED = "CANCELLED"


class Conversion(BaseModel):
    id: str
    target: str = Field(alias="target_asset")
    status: ConversionStatus


def _find(conversion_id):
    conversion = Conversion.model_validate(requests.get(f"https://api.paxos.com/v2/conversion/stablecoins/{conversion_id}").json())
    if conversion.status is ConversionStatus.SETTLED:
        print("done")
    if conversion.status == ConversionStatus.CREATED.value:
        print("open")
