import requests


def _is_over(base, identifier):
    found = requests.get(f"{base}/v2/conversion/stablecoins/{identifier}").json()
    if found["status"] == "SETTLED" or found["status"] == "COMPLETED":
        print("over")
