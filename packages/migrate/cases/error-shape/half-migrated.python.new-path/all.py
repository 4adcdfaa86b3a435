import requests


def _read(base, identifier, conversion_id):
    try:
        requests.get(f"{base}/v2/orchestration/orchestrations/{conversion_id}").raise_for_status()
        requests.get(f"{base}/v2/orchestration/orchestrations/{identifier}").raise_for_status()
    except requests.HTTPError as error:
        print(error.response.json()["meta"]["existing"])
