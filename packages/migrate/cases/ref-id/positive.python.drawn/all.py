import datetime
import itertools
import secrets
import time

import requests

URL = "https://api.paxos.com/v2/orchestration/orchestrations"
COUNTER = itertools.count()


def drawn(profile, amount):
    requests.post(URL, json={"ref_id": secrets.token_hex(8), "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})


def timed(order, profile, amount):
    requests.post(URL, json={"ref_id": f"{order}-{time.time()}", "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})


def stamped(order, profile, amount):
    ref = f"{order}-{datetime.datetime.utcnow():%Y%m%d%H%M%S}"
    requests.post(URL, json={"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})


def counted(profile, amount):
    requests.post(URL, json={"ref_id": str(next(COUNTER)), "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})


# The same for every try of a day, or of an order.
def daily(profile, amount):
    requests.post(URL, json={"ref_id": f"sweep-{datetime.date.today()}", "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})


def dated(profile, amount):
    requests.post(URL, json={"ref_id": datetime.datetime.now().strftime("sweep-%Y-%m-%d"), "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})


def named(order, profile, amount):
    requests.post(URL, json={"ref_id": f"order-{order}", "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"})
