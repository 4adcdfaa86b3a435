import requests


def _show(base, conversion_id):
    conversion = requests.get(base + "/v2/conversion/stablecoins/" + conversion_id).json()
    print(conversion["amount"], conversion["target_asset"])
    if (
