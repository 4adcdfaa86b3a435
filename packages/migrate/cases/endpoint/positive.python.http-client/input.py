import http.client
import json


def _convert(token, profile, ref):
    connection = http.client.HTTPSConnection("api.paxos.com")
    payload = json.dumps({"profile_id": profile, "amount": "25", "source_asset": "USD", "target_asset": "USDG", "ref_id": ref})
    connection.request("POST", "/v2/conversion/stablecoins", payload, {"Authorization": token})
    reply = connection.getresponse()
    print(reply.status)
