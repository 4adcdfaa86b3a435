import json
import logging

import requests


def cached(id, p, amount, redis):
    reply = requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": id, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
    redis.set(id, json.dumps(reply.json()))


def stored(id, p, amount, s3):
    text = json.dumps(requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": id, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json(), indent=2)
    data = text.encode()
    s3.put_object(Body=data)


def saved(id, p, amount, order):
    order.status = requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": id, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json()["status"]


def listed(id, p, amount, out):
    out.append(requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": id, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json()["status"])


def looked(id, p, amount, labels):
    reply = requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": id, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json()
    logging.info("made %s", json.dumps(reply))
    print(f"made {json.dumps(reply)}")
    if reply["status"] in labels:
        print("known")


LABELS = {"open": "open"}


def compared(id, p, amount, order):
    reply = requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": id, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json()
    if reply["status"] != order.status:
        raise ValueError("changed")


def shown(id, p, amount):
    reply = requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": id, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).json()
    logging.info("made %s", json.dumps(reply))
    print(f"made {json.dumps(reply)}", LABELS[reply["status"]])
    if reply["status"] is None:
        raise ValueError("no status")
