import http.client
import json


def _convert(token, profile, ref):
    connection = http.client.HTTPSConnection("api.paxos.com")
    payload = json.dumps({"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": "25", "source_asset": "USD", "destination_asset": "USDG", "ref_id": ref})
    connection.request("POST", "/v2/orchestration/orchestrations", payload, {"Authorization": token})
    reply = connection.getresponse()
    print(reply.status)
