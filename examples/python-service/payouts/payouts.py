"""One payout: convert, wait, take back. And the nightly top-up of the float."""

import time
import urllib.error
from dataclasses import dataclass
from decimal import Decimal

from . import conversions
from .client import PaxosClient, PaxosError


@dataclass(frozen=True)
class Payout:
    number: str
    amount: Decimal
    coin: str
    to_customer: bool = False


class NotConverted(Exception):
    pass


class Payouts:
    def __init__(self, client: PaxosClient):
        self.client = client
        self.settings = client.settings

    def submit(self, payout: Payout) -> conversions.Conversion:
        """Starts the conversion. An answer that got lost is asked for again with the same ref_id."""
        ref_id = f"payout-{payout.number}"
        for attempt in range(1, self.settings.attempts + 1):
            try:
                return conversions.create(
                    self.client,
                    profile_id=self.settings.treasury,
                    amount=str(payout.amount),
                    source_asset="USD",
                    target_asset=payout.coin,
                    ref_id=ref_id,
                    recipient_profile_id=self.settings.customers if payout.to_customer else None,
                    metadata={"payout": payout.number},
                )
            except PaxosError as error:
                existing = error.problem.get("meta", {}).get("existing")
                if error.status == 409 and existing and Decimal(existing["amount"]) == payout.amount:
                    return existing
                if error.status < 500 or attempt == self.settings.attempts:
                    raise
            except urllib.error.URLError:
                if attempt == self.settings.attempts:
                    raise
            time.sleep(self.settings.poll_seconds * attempt)

    def wait(self, conversion_id: str) -> conversions.Conversion:
        give_up = time.monotonic() + self.settings.give_up_seconds
        conversion = conversions.get(self.client, conversion_id)
        while conversion["status"] not in conversions.FINAL_STATUSES:
            if time.monotonic() > give_up:
                raise TimeoutError(f"conversion {conversion_id} is still {conversion['status']}")
            time.sleep(self.settings.poll_seconds)
            conversion = conversions.get(self.client, conversion_id)
        return conversion

    def pay(self, payout: Payout) -> conversions.Conversion:
        """Converts, and returns when the coins are there."""
        conversion = self.wait(self.submit(payout)["id"])
        if conversion["status"] == "CANCELLED":
            raise NotConverted(f"payout {payout.number} was cancelled at {conversion['cancelled_at']}")
        return conversion

    def take_back(self, conversion_id: str) -> bool:
        """False when it was too late."""
        if conversions.get(self.client, conversion_id)["status"] != "CREATED":
            return False
        return conversions.cancel(self.client, conversion_id)["status"] == "CANCELLED"

    def top_up(self, coin: str, amount: str) -> conversions.Conversion:
        """Keeps the float at its level. Runs once a night, so it has no number of its own."""
        started = self.client.post(
            "/conversion/stablecoins",
            {
                "profile_id": self.settings.treasury,
                "amount": amount,
                "source_asset": "USD",
                "target_asset": coin,
            },
        )
        return self.wait(started["id"])
