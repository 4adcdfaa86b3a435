import requests


def _one(base, body_id):
    created = requests.get(f"{base}/v2/conversion/stablecoins/{body_id}").json()
    print(created["amount"])
    row = {**created, "mine": 1}
    print(row["amount"])


def _two(base, ref, profile):
    created = requests.post(f"{base}/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD"}).json()
    for key, value in created.items():
        print(key, value)


def _three(base, ref, profile):
    created = requests.post(f"{base}/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD"}).json()
    audit([created["id"]])
    return {"id": created["id"]}


def _four(base, ref, profile):
    response = requests.post(f"{base}/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD"})
    if response.status_code != 201:
        raise RuntimeError(response.text)
    return response.headers["x-request-id"], response.ok
