import requests


def address(base, profile):
    body = {"profile_id": profile, "crypto_network": "ETHEREUM", "conversion_target_asset": "USD"}
    return requests.post(f"{base}/v2/transfer/deposit-addresses", json=body)
