import requests


def _convert(base, body):
    try:
        response = requests.post(f"{base}/v2/conversion/stablecoins", json=body)
        response.raise_for_status()
    except requests.HTTPError as error:
        problem = error.response.json()
        if "conversion already exists with ref_id" in problem["detail"]:
            print(problem["meta"]["existing"])
