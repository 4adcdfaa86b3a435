import os

import requests

API = os.environ["PAXOS_API"]


def _convert(token: str, ref_id: str, profile: str, amount: str) -> str:
    response = requests.post(
        f"{API}/v2/conversion/stablecoins",
        headers={"Authorization": f"Bearer {token}"},
        json={
            "ref_id": ref_id,
            "profile_id": profile,
            "amount": amount,
            "source_asset": "USD",
            "target_asset": "PYUSD",
        },
        timeout=10,
    )
    response.raise_for_status()
    return response.json()["id"]
