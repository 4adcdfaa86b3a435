"""Settlement job."""
import asyncio
import logging
from dataclasses import dataclass, field
from decimal import Decimal
from typing import AsyncIterator, Literal, Optional

import aiohttp
import httpx
from tenacity import retry, stop_after_attempt

log = logging.getLogger(__name__)

ConversionState = Literal["CREATED", "SETTLED", "CANCELLED"]


@dataclass
class _Conversion:
    id: str
    amount: Decimal
    target_asset: str
    status: ConversionState = "CREATED"
    settled_at: Optional[str] = None

    @classmethod
    def from_json(cls, data: dict) -> "_Conversion":
        return cls(
            id=data["id"],
            amount=Decimal(data["amount"]),
            target_asset=data["target_asset"],
            status=data["status"],
            settled_at=data.get("settled_at"),
        )


class _Paxos:
    _resource = "conversion/stablecoins"

    def __init__(self, session: aiohttp.ClientSession, base: str):
        self._session = session
        self._base = base.rstrip("/")

    def _url(self, *parts: str) -> str:
        return "/".join([self._base, "v2", self._resource, *parts])

    @retry(stop=stop_after_attempt(3))
    async def _convert(self, ref: str, amount: Decimal) -> _Conversion:
        async with self._session.post(
            self._url(),
            json={
                "ref_id": ref,
                "profile_id": PROFILE,
                "amount": str(amount),
                "source_asset": "USD",
                "target_asset": "PYUSD",
            },
        ) as response:
            if response.status == 409:
                problem = await response.json()
                return _Conversion.from_json(problem["meta"]["existing"])
            response.raise_for_status()
            return _Conversion.from_json(await response.json())

    async def _get(self, conversion_id: str) -> _Conversion:
        async with self._session.get(self._url(conversion_id)) as response:
            return _Conversion.from_json(await response.json())

    async def _rows(self, **filters) -> AsyncIterator[_Conversion]:
        cursor = None
        while True:
            params = {"limit": "100", **filters}
            if cursor:
                params["page_cursor"] = cursor
            async with self._session.get(self._url(), params=params) as response:
                page = await response.json()
            for item in page["items"]:
                yield _Conversion.from_json(item)
            cursor = page.get("next_page_cursor")
            if not cursor:
                return


async def _settle(paxos: _Paxos, ref: str) -> None:
    conversion = await paxos._convert(ref, Decimal("5"))
    for attempt in range(60):
        if conversion.status == "SETTLED":
            log.info("settled %s at %s", conversion.amount, conversion.settled_at)
            return
        if conversion.status == "CANCELLED":
            raise RuntimeError("cancelled")
        await asyncio.sleep(2**attempt)
        conversion = await paxos._get(conversion.id)
    async for row in paxos._rows(status="SETTLED"):
        log.info(row.target_asset)
