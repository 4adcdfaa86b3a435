"""Offline: what we send, and what we make of the answers."""

import io
import json
import unittest
import urllib.parse
from datetime import date, datetime, timezone

from payouts import invoices, statement
from payouts.client import PaxosClient
from payouts.settings import Settings

SETTINGS = Settings("https://api.example.test/v2", "https://oauth.example.test/token", "id", "secret", "p-1", "p-2")
SETTLED = {
    "id": "4b0e1a5c-7f0e-4d4e-8a19-5a3c6c1f7f10",
    "profile_id": "p-1",
    "amount": "100.50",
    "source_asset": "USD",
    "target_asset": "PYUSD",
    "status": "SETTLED",
    "ref_id": "payout-7",
    "created_at": "2026-02-03T10:00:00.000000Z",
    "updated_at": "2026-02-03T10:00:00.000000Z",
    "settled_at": "2026-02-03T10:00:01.250000Z",
    "metadata": {"payout": "7"},
}
CANCELLED = {**SETTLED, "id": "c", "status": "CANCELLED", "cancelled_at": "2026-02-03T10:00:00.500000Z"}
del CANCELLED["settled_at"]


class FakePaxos:
    """Answers listings with the given pages, and keeps the queries."""

    def __init__(self, *pages):
        self.pages = list(pages)
        self.queries = []

    def __call__(self, request, timeout):
        if request.full_url == SETTINGS.token_url:
            return io.BytesIO(b'{"access_token": "t", "expires_in": 3599}')
        url = urllib.parse.urlsplit(request.full_url)
        assert url.path == "/v2/conversion/stablecoins", url.path
        self.queries.append(dict(urllib.parse.parse_qsl(url.query)))
        return io.BytesIO(json.dumps(self.pages.pop(0)).encode())


class Statement(unittest.TestCase):
    def test_a_day_adds_up_over_pages(self):
        paxos = FakePaxos({"items": [SETTLED], "next_page_cursor": "2"}, {"items": [CANCELLED]})
        found = statement.of_day(PaxosClient(SETTINGS, paxos), date(2026, 2, 3))
        self.assertEqual(found["counts"], {"done": 1, "open": 0, "stopped": 1})
        self.assertEqual(str(found["volume"]["PYUSD"]), "100.50")
        self.assertEqual(paxos.queries[0]["created_at.begin"], "2026-02-03T00:00:00Z")
        self.assertEqual(paxos.queries[1]["page_cursor"], "2")

    def test_the_warehouse_asks_for_changes(self):
        paxos = FakePaxos({"items": [SETTLED]})
        since = datetime(2026, 2, 3, 9, tzinfo=timezone.utc)
        rows = statement.changed_since(PaxosClient(SETTINGS, paxos), since)
        self.assertEqual(paxos.queries[0]["updated_at.begin"], "2026-02-03T09:00:00.000000Z")
        self.assertEqual(rows[0]["booked_on"], "2026-02-03")
        self.assertEqual(rows[0]["target_asset"], "PYUSD")


class Invoices(unittest.TestCase):
    def test_an_invoice_is_closed_once(self):
        paid = invoices.close({"status": "CREATED", "amount": 500}, True, "today")
        self.assertEqual(paid, {"status": "SETTLED", "amount": 500, "settled_at": "today"})
        self.assertEqual(invoices.close(paid, False, "tomorrow"), paid)
        self.assertEqual(invoices.outstanding([paid, {"status": "CREATED", "amount": 7}]), 7)


if __name__ == "__main__":
    unittest.main()
