"""Stablecoin Conversions: USD to a stablecoin and back, at par."""

from typing import Dict, Iterator, Optional, TypedDict

from .client import PaxosClient

PATH = "/conversion/stablecoins"
FINAL_STATUSES = {"SETTLED", "CANCELLED"}


class Conversion(TypedDict, total=False):
    id: str
    profile_id: str
    recipient_profile_id: str
    amount: str
    source_asset: str
    target_asset: str
    status: str
    ref_id: str
    created_at: str
    updated_at: str
    settled_at: str
    cancelled_at: str
    metadata: Dict[str, str]


def create(
    client: PaxosClient,
    profile_id: str,
    amount: str,
    source_asset: str,
    target_asset: str,
    ref_id: str,
    recipient_profile_id: Optional[str] = None,
    metadata: Optional[Dict[str, str]] = None,
) -> Conversion:
    body = {
        "ref_id": ref_id,
        "profile_id": profile_id,
        "amount": amount,
        "source_asset": source_asset,
        "target_asset": target_asset,
        "metadata": metadata or {},
    }
    if recipient_profile_id:
        body["recipient_profile_id"] = recipient_profile_id
    return client.post(PATH, body)


def get(client: PaxosClient, conversion_id: str) -> Conversion:
    return client.get(f"{PATH}/{conversion_id}")


def cancel(client: PaxosClient, conversion_id: str) -> Conversion:
    """Works only while the conversion is still CREATED."""
    return client.delete(f"{PATH}/{conversion_id}")


def every(client: PaxosClient, **params) -> Iterator[Conversion]:
    """All rows of a listing, page after page."""
    query = {"limit": 100, **params}
    while True:
        page = client.get(PATH, query)
        yield from page["items"]
        if not page.get("next_page_cursor"):
            return
        query["page_cursor"] = page["next_page_cursor"]


def by_ref_id(client: PaxosClient, ref_id: str) -> Optional[Conversion]:
    rows = client.get(PATH, {"ref_id": ref_id, "limit": 1})["items"]
    return rows[0] if rows else None
