import httpx
import requests

session = requests.Session()
session.hooks["response"].append(lambda reply, *args, **kwargs: print(reply.json()["settled_at"]))


def note_amount(request):
    audit.write(request.json["amount"])


client = httpx.Client(base_url="https://api.paxos.com/v2", event_hooks={"request": [note_amount]})


class Recorder(requests.auth.AuthBase):
    def __call__(self, request):
        request.headers["x-profile"] = json.loads(request.body)["profile_id"]
        return request


def convert(profile, amount, ref):
    client.post(
        "/orchestration/orchestrations",
        json={"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref},
    ).raise_for_status()
