import queue
import threading
from concurrent.futures import ThreadPoolExecutor

import requests
from celery import shared_task

from .checks import validate

BASE = "https://api.paxos.com/v2"
executor = ThreadPoolExecutor()
pending = queue.Queue()


@shared_task
def send(method, path, body):
    reply = requests.request(method, BASE + path, json=body)
    book(reply.json()["settled_at"], body["amount"])


def by_celery(profile, amount, ref):
    send.delay("POST", "/conversion/stablecoins", {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref})


def by_queue(profile, amount, ref):
    body = {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
    pending.put(body)
    requests.post(f"{BASE}/conversion/stablecoins", json=body).raise_for_status()


def by_check(profile, amount, ref):
    body = {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
    validate(body)
    requests.post(f"{BASE}/conversion/stablecoins", json=body).raise_for_status()


def limits(body):
    if body["amount"] > "100000":
        raise ValueError(body["target_asset"])


def by_own_check(profile, amount, ref):
    body = {"profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD", "ref_id": ref}
    limits(body)
    requests.post(f"{BASE}/conversion/stablecoins", json=body).raise_for_status()
