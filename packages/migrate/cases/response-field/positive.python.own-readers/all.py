import requests
from acme.models import Settlement
from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    target: str = Field(alias="destination_asset")


class Told(BaseModel):
    id: str
    status: str

    @property
    def done(self):
        return self.status == "COMPLETED"


def strict(ref, p, amount):
    c = Strict.model_validate(requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": p}}, "destination": {"profile": {"profile_id": p}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}).json())
    print(c.target)


def told(ref, p, amount):
    c = Told.model_validate(requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": p}}, "destination": {"profile": {"profile_id": p}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}).json())
    print(c.done)


def elsewhere(ref, p, amount):
    c = Settlement.model_validate(requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": p}}, "destination": {"profile": {"profile_id": p}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}).json())
    print(c.target)
