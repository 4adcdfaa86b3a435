import requests


def _list(base, since):
    requests.get(base + "/v2/conversion/stablecoins", params={"created_at.begin": since})

print("
