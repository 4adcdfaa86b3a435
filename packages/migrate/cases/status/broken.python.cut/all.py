import requests


def _show(base, conversion_id):
    if requests.get(base + "/v2/orchestration/orchestrations/" + conversion_id).json()["status"] == "COMPLETED":
        print("done")

def
