import requests

LABELS = {"CREATED": "new", "SETTLED": "done"}


def order(base, order_id):
    found = requests.get(f"{base}/v2/profiles/p/orders/{order_id}").json()
    if found["status"] == "SETTLED" or found["status"] == "CANCELLED":
        return LABELS[found["status"]]
    return None
