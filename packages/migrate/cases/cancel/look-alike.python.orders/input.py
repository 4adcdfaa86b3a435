import requests


def cancel(base, profile, order_id):
    requests.delete(f"{base}/v2/profiles/{profile}/orders/{order_id}")
