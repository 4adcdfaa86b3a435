import requests


def _show(base, conversion_id):
    print(requests.get(base + "/v2/conversion/stablecoins/" + conversion_id).json()["settled_at"])

while
