import requests


def _show(base, conversion_id):
    conversion = requests.get(f"{base}/v2/conversion/stablecoins/{conversion_id}").json()
    amount = conversion["amount"]
    asset = conversion.get("target_asset")
    payee = conversion["recipient_profile_id"]
    print(amount, asset, payee, conversion["profile_id"])


def _rows(base):
    page = requests.get(f"{base}/v2/orchestration/orchestrations", params={"limit": 50}).json()
    for row in page["items"]:
        print(row["source_amount"], row["destination_asset"])
    return sum(1 for row in page["items"] if row.get("destination_asset") == "PYUSD")
