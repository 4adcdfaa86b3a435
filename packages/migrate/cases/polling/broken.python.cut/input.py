import requests


def _wait(base, conversion_id):
    while True:
        print(requests.get(base + "/v2/conversion/stablecoins/" + conversion_id).json()["id"])


x = [
