import csv
import json
import sqlite3
from operator import itemgetter
from string import Template

import requests

db = sqlite3.connect("treasury.db")


def body_of(profile, amount, ref):
    return {"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}


def by_format(profile, amount, ref):
    reply = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}).json()
    print("converted {amount} {source_asset} to {target_asset}".format(**reply))


def by_template(profile, amount, ref):
    reply = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}).json()
    print(Template("$amount for $id").substitute(reply))


def by_csv(profile, amount, ref, file):
    reply = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}).json()
    writer = csv.DictWriter(file, fieldnames=["id", "amount", "target_asset"], extrasaction="ignore")
    writer.writerow(reply)


def by_getter(profile, amount, ref):
    reply = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}).json()
    read = itemgetter("id", "amount", "settled_at")
    return read(reply)


def by_keys(profile, amount, ref):
    reply = requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json={"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}).json()
    for name in ("amount", "target_asset"):
        print(name, reply[name])


def by_sql(profile, amount, ref):
    body = {"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
    db.execute("insert into sent values (:profile_id, :amount, :ref_id)", body)
    requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json=body).raise_for_status()


def by_builder(profile, amount, ref):
    body = body_of(profile, amount, ref)
    print(body["amount"])
    requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json=body).raise_for_status()


def by_assert(profile, amount, ref):
    body = {"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
    if set(body) != {"profile_id", "amount", "source_asset", "target_asset", "ref_id"}:
        raise ValueError(body)
    requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json=body).raise_for_status()


def by_sign(profile, amount, ref, key):
    body = {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
    text = "&".join(f"{name}={body[name]}" for name in sorted(body))
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json=body, headers={"x-signature": hmac(key, text)}).raise_for_status()


def by_file(profile, amount, ref):
    body = {"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
    with open("/var/run/pending.json", "w") as file:
        json.dump(body, file)
    requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json=body).raise_for_status()


def replay():
    with open("/var/run/pending.json") as file:
        body = json.load(file)
    print(body["amount"])


def by_global(profile, amount, ref):
    global LAST
    LAST = {"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
    requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json=LAST).raise_for_status()


def last_amount():
    return LAST["source_amount"]


class Treasury:
    def convert(self, profile, amount, ref):
        self.body = {"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref}
        requests.post("https://api.paxos.com/v2/orchestration/orchestrations", json=self.body).raise_for_status()

    def sent(self):
        return self.body["source_amount"]
