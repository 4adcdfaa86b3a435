import datetime
import itertools
import secrets
import time

import requests

URL = "https://api.paxos.com/v2/conversion/stablecoins"
COUNTER = itertools.count()


def drawn(profile, amount):
    requests.post(URL, json={"ref_id": secrets.token_hex(8), "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})


def timed(order, profile, amount):
    requests.post(URL, json={"ref_id": f"{order}-{time.time()}", "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})


def stamped(order, profile, amount):
    ref = f"{order}-{datetime.datetime.utcnow():%Y%m%d%H%M%S}"
    requests.post(URL, json={"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})


def counted(profile, amount):
    requests.post(URL, json={"ref_id": str(next(COUNTER)), "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})


# The same for every try of a day, or of an order.
def daily(profile, amount):
    requests.post(URL, json={"ref_id": f"sweep-{datetime.date.today()}", "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})


def dated(profile, amount):
    requests.post(URL, json={"ref_id": datetime.datetime.now().strftime("sweep-%Y-%m-%d"), "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})


def named(order, profile, amount):
    requests.post(URL, json={"ref_id": f"order-{order}", "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
