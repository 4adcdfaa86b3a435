import requests
from acme.models import Settlement
from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    target: str = Field(alias="target_asset")


class Told(BaseModel):
    id: str
    status: str

    @property
    def done(self):
        return self.status == "SETTLED"


def strict(ref, p, amount):
    c = Strict.model_validate(requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json())
    print(c.target)


def told(ref, p, amount):
    c = Told.model_validate(requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json())
    print(c.done)


def elsewhere(ref, p, amount):
    c = Settlement.model_validate(requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json())
    print(c.target)
