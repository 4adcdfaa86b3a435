import requests


def order(base, body):
    try:
        requests.post(f"{base}/v2/profiles/p/orders", json=body).raise_for_status()
    except requests.HTTPError as error:
        if "already exists" in error.response.json()["detail"]:
            return error.response.json()["meta"]["existing"]
