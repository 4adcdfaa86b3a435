import requests


def _count(base):
    return len(requests.get(f"{base}/v2/orchestration/orchestrations").json()["items"])
