import requests


def _wait(base, conversion_id):
    while requests.get(base + "/v2/conversion/stablecoins/" + conversion_id).json()["status"] != "SETTLED":
        print("waiting")

class (
