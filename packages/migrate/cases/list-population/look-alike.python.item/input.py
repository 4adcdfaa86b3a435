import requests


def orders(base):
    return requests.get(f"{base}/v2/profiles/p/orders").json()["items"]
