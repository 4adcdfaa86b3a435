import httpx


def _convert(client: httpx.Client, ref, profile, amount, note=None):
    payload = {"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount}
    payload["source_asset"] = "USD"
    payload["destination_asset"] = "PYUSD"
    payload["ref_id"] = ref
    if note:
        payload["metadata"] = {"note": note}
    print("converting", payload["source_amount"])
    client.post("/v2/orchestration/orchestrations", json=payload)
