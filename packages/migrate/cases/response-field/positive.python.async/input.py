import asyncio

import httpx


async def _find(client, conversion_id):
    response = await client.get(f"/v2/conversion/stablecoins/{conversion_id}")
    return response.json()


async def _all(client, ids):
    found = await asyncio.gather(*[_find(client, one) for one in ids])
    first = await _find(client, ids[0])
    print(first["target_asset"])
    print(len(found))
