import json

import requests


def convert(profile, amount, ref):
    body = {"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
    try:
        requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json=body).raise_for_status()
    except requests.HTTPError as error:
        sent = json.loads(error.request.body)
        raise RuntimeError(f"{body['source_amount']} was not converted: {sent['amount']}") from error
