import time

import httpx


def _wait(client: httpx.Client, conversion_id: str) -> None:
    while (conversion := client.get(f"/v2/conversion/stablecoins/{conversion_id}").json())["status"] not in {"SETTLED", "CANCELLED"}:
        time.sleep(1)
    print(conversion["id"])
