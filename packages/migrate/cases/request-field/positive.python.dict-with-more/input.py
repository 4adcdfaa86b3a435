import requests


def convert(base, profile, amount, ref, **more):
    body = {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
    requests.post(base + "/v2/conversion/stablecoins", json=dict(body, **more)).raise_for_status()


def convert_inline(base, profile, amount, ref, **more):
    requests.post(
        base + "/v2/conversion/stablecoins",
        json=dict({"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}, **more),
    ).raise_for_status()
