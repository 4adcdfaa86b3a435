import requests


def _list(base, profile, since):
    page = requests.get(
        f"{base}/v2/orchestration/orchestrations",
        params={"profile_id": profile, "created_at.gte": since, "created_at.lte": "2026-12-31T00:00:00Z", "limit": 100},
    ).json()
    print(len(page["items"]))


def _pairs(session, base, since):
    session.get(f"{base}/v2/orchestration/orchestrations", params=[("created_at.gte", since), ("order", "DESC")])
