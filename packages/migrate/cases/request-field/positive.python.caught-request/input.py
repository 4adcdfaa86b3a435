import json

import requests


def convert(profile, amount, ref):
    body = {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
    try:
        requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=body).raise_for_status()
    except requests.HTTPError as error:
        sent = json.loads(error.request.body)
        raise RuntimeError(f"{body['amount']} was not converted: {sent['amount']}") from error
