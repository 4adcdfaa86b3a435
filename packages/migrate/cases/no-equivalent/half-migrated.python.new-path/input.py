import requests


def _show(base, identifier):
    found = requests.get(f"{base}/v2/orchestration/orchestrations/{identifier}").json()
    print(found["settled_at"])
