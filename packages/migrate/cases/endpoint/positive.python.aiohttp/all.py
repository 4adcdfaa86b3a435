import asyncio

import aiohttp


async def _main(base: str, body: dict) -> None:
    async with aiohttp.ClientSession(base_url=base) as session:
        async with session.post("/v2/conversion/stablecoins", json=body) as created:
            print(created.status)
        async with session.request("GET", "/v2/orchestration/orchestrations/7c4e8f2a") as found:
            print(await found.text())
        async with session.get("/v2/orchestration/orchestrations") as page:
            print((await page.json())["items"])


asyncio.run(_main("https://api.paxos.com", {}))
