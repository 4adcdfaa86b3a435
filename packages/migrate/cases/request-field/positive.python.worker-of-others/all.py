import logging

import requests
from celery import shared_task

BASE = "https://api.paxos.com/v2"
log = logging.getLogger(__name__)


@shared_task
def convert(job):
    amount = job["amount"]
    body = {"source": {"profile": {"profile_id": job["profile_id"]}}, "destination": {"profile": {"profile_id": job["profile_id"]}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": job["id"]}
    log.info("converting %s for job %s: %s", job["amount"], job["id"], body)
    requests.post(f"{BASE}/orchestration/orchestrations", json=body, timeout=10).raise_for_status()


def nightly(jobs):
    for job in jobs:
        convert.delay({"id": job.id, "amount": str(job.amount), "profile_id": job.profile_id})


def total(invoices):
    return sum(invoice["amount"] for invoice in invoices if invoice["status"] == "open")


def largest(invoices):
    return max(invoices, key=lambda invoice: invoice["amount"])
