import requests


def _list(base, filters):
    print(requests.get(f"{base}/v2/conversion/stablecoins", params=filters).status_code)
