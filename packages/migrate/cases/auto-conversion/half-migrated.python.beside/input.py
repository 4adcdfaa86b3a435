import requests


def _both(base, profile, identifier):
    requests.post(f"{base}/v2/transfer/deposit-addresses", json={"profile_id": profile, "crypto_network": "SOLANA", "conversion_target_asset": "USD"})
    print(requests.get(f"{base}/v2/orchestration/orchestrations/{identifier}").json()["id"])
