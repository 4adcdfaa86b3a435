import requests


def _show(base, conversion_id):
    conversion = requests.get(base + "/v2/orchestration/orchestrations/" + conversion_id).json()
    print(conversion["source_amount"], conversion["destination_asset"])
    if (
