import requests

SCOPES = [
    "funding:read_profile",
    "conversion:read_conversion_stablecoin",
    "conversion:write_conversion_stablecoin",
]


def token(client_id, secret):
    form = {
        "grant_type": "client_credentials",
        "client_id": client_id,
        "client_secret": secret,
        "scope": " ".join(SCOPES),
    }
    return requests.post("https://oauth.paxos.com/oauth2/token", data=form).json()["access_token"]


ONE = "funding:read_profile conversion:write_conversion_stablecoin"
TWO = (
    "funding:read_profile "
    "conversion:read_conversion_stablecoin"
)
