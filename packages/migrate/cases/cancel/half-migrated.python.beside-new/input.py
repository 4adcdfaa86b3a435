import requests


def _replace(base, conversion_id, orchestration_id):
    requests.delete(f"{base}/v2/conversion/stablecoins/{conversion_id}")
    print(requests.get(f"{base}/v2/orchestration/orchestrations/{orchestration_id}").json()["id"])
