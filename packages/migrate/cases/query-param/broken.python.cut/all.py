import requests


def _list(base, since):
    requests.get(base + "/v2/orchestration/orchestrations", params={"created_at.gte": since})

print("
