import requests


def convert(client_id, secret, ref, profile, amount):
    token = requests.post(
        "https://oauth.paxos.com/oauth2/token",
        data={"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret},
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    ).json()["access_token"]
    session = requests.Session()
    session.headers.update({"Authorization": f"Bearer {token}"})
    session.post(
        "https://api.paxos.com/v2/orchestration/orchestrations",
        json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"},
        headers={"Authorization": f"Bearer {token}"},
    ).raise_for_status()
