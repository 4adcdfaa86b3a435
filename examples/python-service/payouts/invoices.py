"""Our own invoices. Their words look like those of Paxos and have nothing to do with them."""

OPEN = {"CREATED"}
CLOSED = {"SETTLED", "CANCELLED"}


def close(invoice: dict, paid: bool, now: str) -> dict:
    if invoice["status"] in CLOSED:
        return invoice
    key = "settled_at" if paid else "cancelled_at"
    return {**invoice, "status": "SETTLED" if paid else "CANCELLED", key: now}


def outstanding(invoices: list) -> int:
    """Cents that nobody has paid yet."""
    return sum(invoice["amount"] for invoice in invoices if invoice["status"] in OPEN)
