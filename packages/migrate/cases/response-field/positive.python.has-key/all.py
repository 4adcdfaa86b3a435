import requests


def read(id):
    reply = requests.get(f"https://api.paxos.com/v2/orchestration/orchestrations/{id}").json()
    if "destination_asset" not in reply:
        return None
    if "amount" in reply["id"] or "amount" in ("amount", "total"):
        return id
    return reply["source_amount"]


def quoted(id):
    reply = requests.get(f"https://api.paxos.com/v2/quotes/{id}").json()
    return reply["amount"] if "amount" in reply else None


def rows():
    reply = requests.get("https://api.paxos.com/v2/orchestration/orchestrations").json()
    return [row for row in reply["items"] if "source_amount" in row]
