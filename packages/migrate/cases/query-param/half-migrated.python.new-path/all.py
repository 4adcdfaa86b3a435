import requests


def _list(base, since):
    print(requests.get(f"{base}/v2/orchestration/orchestrations", params={"created_at.gte": since, "limit": 5}).status_code)
