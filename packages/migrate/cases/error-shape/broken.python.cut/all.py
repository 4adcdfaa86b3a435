import requests


def _read(base, conversion_id):
    try:
        requests.get(base + "/v2/orchestration/orchestrations/" + conversion_id).raise_for_status()
    except requests.HTTPError as error:
        print(error.response.json()["meta"]["existing"])

lambda
