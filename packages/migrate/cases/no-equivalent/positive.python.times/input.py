import requests


def _show(base, conversion_id):
    conversion = requests.get(f"{base}/v2/conversion/stablecoins/{conversion_id}").json()
    print(conversion["settled_at"], conversion.get("cancelled_at"))
