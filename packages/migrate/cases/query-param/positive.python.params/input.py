import requests


def _list(base, profile, since):
    page = requests.get(
        f"{base}/v2/conversion/stablecoins",
        params={"profile_id": profile, "created_at.begin": since, "created_at.end": "2026-12-31T00:00:00Z", "limit": 100},
    ).json()
    print(len(page["items"]))


def _pairs(session, base, since):
    session.get(f"{base}/v2/conversion/stablecoins", params=[("created_at.begin", since), ("order", "DESC")])
