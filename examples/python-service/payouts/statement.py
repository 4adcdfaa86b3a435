"""What happened on a day, and what changed since the last look."""

from collections import defaultdict
from datetime import date, datetime, timezone
from decimal import Decimal

from . import conversions
from .client import PaxosClient


def of_day(client: PaxosClient, day: date) -> dict:
    """Counts and volumes of everything that was started on a day (UTC)."""
    volume = defaultdict(Decimal)
    counts = {"done": 0, "open": 0, "stopped": 0}
    rows = conversions.every(
        client,
        **{
            "profile_id": client.settings.treasury,
            "created_at.begin": f"{day}T00:00:00Z",
            "created_at.end": f"{day}T23:59:59.999999Z",
            "order": "ASC",
        },
    )
    for row in rows:
        if row["status"] == "SETTLED":
            counts["done"] += 1
            volume[row["target_asset"]] += Decimal(row["amount"])
        elif row["status"] == "CREATED":
            counts["open"] += 1
        else:
            counts["stopped"] += 1
    return {"day": str(day), "counts": counts, "volume": dict(volume)}


def changed_since(client: PaxosClient, moment: datetime) -> list:
    """The warehouse's feed: rows that moved since its last look."""
    since = moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    rows = conversions.every(client, **{"updated_at.begin": since, "order": "ASC"})
    return [to_row(row) for row in rows]


def to_row(conversion: conversions.Conversion) -> dict:
    """One line of the warehouse's table; the column names are the warehouse's."""
    return {
        "conversion_key": conversion["id"],
        "payout": conversion.get("metadata", {}).get("payout"),
        "amount": conversion["amount"],
        "target_asset": conversion["target_asset"],
        "booked_on": conversion["settled_at"][:10] if "settled_at" in conversion else None,
    }
