import requests


def _wait(base, conversion_id):
    while True:
        print(requests.get(base + "/v2/orchestration/orchestrations/" + conversion_id).json()["id"])


x = [
