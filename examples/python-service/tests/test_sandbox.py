"""Against the API behind PAXOS_BASE_URL, or something that behaves like it."""

import unittest
from datetime import datetime, timezone
from decimal import Decimal
from itertools import count

from payouts import conversions, statement
from payouts.client import PaxosClient, PaxosError
from payouts.payouts import Payout, Payouts
from payouts.settings import Settings

RUN = datetime.now().strftime("%m%d%H%M%S%f")
NUMBERS = count(1)


def payout(amount="25.00", coin="PYUSD", **changes):
    return Payout(f"{RUN}-{next(NUMBERS)}", Decimal(amount), coin, **changes)


class Sandbox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.settings = Settings.from_env()
        cls.client = PaxosClient(cls.settings)
        cls.payouts = Payouts(cls.client)

    def balance(self, profile, asset):
        items = self.client.get(f"/profiles/{profile}/balances")["items"]
        return sum(Decimal(item["available"]) for item in items if item["asset"] == asset)

    def moved(self, profile, asset, act):
        before = self.balance(profile, asset)
        act()
        return self.balance(profile, asset) - before

    def test_a_payout_becomes_coins(self):
        ours = self.settings.treasury
        one = payout()
        self.assertEqual(self.moved(ours, "PYUSD", lambda: self.payouts.pay(one)), Decimal("25"))

    def test_a_customer_is_credited(self):
        one = payout("40.10", "USDG", to_customer=True)
        customers = self.settings.customers
        self.assertEqual(self.moved(customers, "USDG", lambda: self.payouts.pay(one)), Decimal("40.10"))

    def test_the_same_payout_moves_money_once(self):
        one = payout("3.33", "USDP")
        first = self.payouts.pay(one)
        again = []
        moved = self.moved(self.settings.treasury, "USDP", lambda: again.append(self.payouts.pay(one)))
        self.assertEqual(moved, 0)
        self.assertEqual(again[0]["id"], first["id"])

    def test_a_payout_that_nobody_can_pay_is_refused(self):
        with self.assertRaises(PaxosError) as caught:
            conversions.create(self.client, self.settings.customers, "450000", "USD", "USDG", f"{RUN}-poor")
        self.assertEqual(caught.exception.problem["type"].rsplit("/", 1)[-1], "insufficient-funds")

    def test_a_payout_can_be_taken_back(self):
        def there_and_back():
            self.assertTrue(self.payouts.take_back(self.payouts.submit(payout("77"))["id"]))

        self.assertEqual(self.moved(self.settings.treasury, "USD", there_and_back), 0)

    def test_the_float_is_topped_up(self):
        self.assertEqual(self.payouts.top_up("PYUSD", "12.50")["status"], "SETTLED")

    def test_a_payout_is_found_by_its_number(self):
        one = payout("1")
        submitted = self.payouts.pay(one)
        self.assertEqual(conversions.by_ref_id(self.client, f"payout-{one.number}")["id"], submitted["id"])
        self.assertIsNone(conversions.by_ref_id(self.client, "payout-of-nobody"))

    def test_the_statement_knows_the_day(self):
        today = datetime.now(timezone.utc).date()
        before = statement.of_day(self.client, today)
        self.payouts.pay(payout("9.75"))
        after = statement.of_day(self.client, today)
        volume = after["volume"]["PYUSD"] - before["volume"].get("PYUSD", 0)
        self.assertGreaterEqual(volume, Decimal("9.75"))
        self.assertGreater(sum(after["counts"].values()), sum(before["counts"].values()))


if __name__ == "__main__":
    unittest.main()
