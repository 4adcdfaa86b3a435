import requests

SCOPES = ["conversion:read_conversion_stablecoin", "orchestration:read_orchestration", "conversion:write_conversion_stablecoin", "orchestration:write_orchestration"]


def token(client_id, client_secret):
    reply = requests.post(
        "https://oauth.paxos.com/oauth2/token",
        data={"grant_type": "client_credentials", "client_id": client_id, "client_secret": client_secret, "scope": " ".join(SCOPES)},
    )
    return reply.json()["access_token"]
