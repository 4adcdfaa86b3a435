import httpx


def _convert(client: httpx.Client, ref, profile, amount, note=None):
    payload = {"profile_id": profile, "amount": amount}
    payload["source_asset"] = "USD"
    payload["target_asset"] = "PYUSD"
    payload["ref_id"] = ref
    if note:
        payload["metadata"] = {"note": note}
    print("converting", payload["amount"])
    client.post("/v2/conversion/stablecoins", json=payload)
