import requests

SCOPES = [
    "funding:read_profile",
    "orchestration:read_orchestration",
    "orchestration:write_orchestration",
]


def token(client_id, secret):
    form = {
        "grant_type": "client_credentials",
        "client_id": client_id,
        "client_secret": secret,
        "scope": " ".join(SCOPES),
    }
    return requests.post("https://oauth.paxos.com/oauth2/token", data=form).json()["access_token"]


ONE = "funding:read_profile orchestration:write_orchestration"
TWO = (
    "funding:read_profile "
    "orchestration:read_orchestration"
)
