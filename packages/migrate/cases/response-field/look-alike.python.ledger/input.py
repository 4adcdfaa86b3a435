import requests


def balance(base, profile):
    conversion = {"amount": "1", "target_asset": "PYUSD"}
    rows = requests.get(f"{base}/v2/profiles/{profile}/ledger").json()["items"]
    return [row["amount"] for row in rows], conversion["target_asset"]


class Conversion:
    amount: str
    target_asset: str
