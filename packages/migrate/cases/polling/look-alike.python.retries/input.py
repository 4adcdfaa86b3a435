import requests


def load(base):
    while True:
        page = requests.get(f"{base}/v2/profiles").json()
        if page["status"] == "SETTLED":
            return page
