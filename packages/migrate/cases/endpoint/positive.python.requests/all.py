import os

import requests

API = os.environ["PAXOS_API"]


def _convert(token: str, ref_id: str, profile: str, amount: str) -> str:
    response = requests.post(
        f"{API}/v2/orchestration/orchestrations",
        headers={"Authorization": f"Bearer {token}"},
        json={
            "ref_id": ref_id,
            "source": {
                "profile": {
                    "profile_id": profile,
                },
            },
            "destination": {
                "profile": {
                    "profile_id": profile,
                },
            },
            "source_amount": amount,
            "source_asset": "USD",
            "destination_asset": "PYUSD",
        },
        timeout=10,
    )
    response.raise_for_status()
    return response.json()["id"]
