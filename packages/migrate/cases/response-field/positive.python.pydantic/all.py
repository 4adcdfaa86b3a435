import httpx
from pydantic import BaseModel, Field


class Conversion(BaseModel):
    id: str
    value: str = Field(alias="source_amount")
    asset: str = Field(validation_alias="destination_asset")
    status: str


class Page(BaseModel):
    items: list[Conversion]


def _find(client: httpx.Client, conversion_id: str) -> Conversion:
    return Conversion.model_validate(client.get(f"/v2/orchestration/orchestrations/{conversion_id}").json())


def _list(client: httpx.Client):
    page = Page.model_validate_json(client.get("/v2/orchestration/orchestrations").text)
    for one in page.items:
        print(one.value, one.asset)
