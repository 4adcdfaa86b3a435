import requests


def _count(base):
    old = requests.get(f"{base}/v2/conversion/stablecoins").json()["items"]
    new = requests.get(f"{base}/v2/orchestration/orchestrations").json()["items"]
    return len(old) + len(new)
