import requests


def _show(base, conversion_id):
    if requests.get(base + "/v2/conversion/stablecoins/" + conversion_id).json()["status"] == "SETTLED":
        print("done")

def
