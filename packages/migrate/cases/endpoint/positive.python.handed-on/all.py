import pickle
import requests
from dacite import from_dict
from acme.models import Conversion

FIELDS = ["id", "amount", "status"]



def row(ref, profile, amount):
    data = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}).json()
    print(",".join([data.get(name, "") for name in FIELDS]))


def later(ref, profile, amount):
    requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}, hooks={"response": lambda r, *a, **k: audit(r.json())})


def merged(ref, profile, amount):
    line = {"amount": "0"} | requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}).json()
    print(line["amount"])


def kept(ref, profile, amount, state):
    state["last"] = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}).json()


def filed(ref, profile, amount, file):
    r = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
    pickle.dump(r.json(), file)


def modelled(ref, profile, amount):
    print(from_dict(Conversion, requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}).json()))


def labelled(ref, profile, amount):
    r = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
    statsd.increment("paxos", tags=[f"status:{r.json()['status']}"])


def refused(ref, profile, amount):
    r = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
    if not r.ok:
        raise PaxosError(r.status_code, r.json())


def again(ref, profile, amount):
    r = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
    if "already exists with ref_id" in r.text:
        return


def plain(ref, profile, amount):
    r = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
    if r.status_code >= 400:
        raise RuntimeError(f"refused: {r.status_code} {r.text}")
    print(f"done: {r.json()['id']}")
