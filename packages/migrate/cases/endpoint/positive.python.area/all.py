import httpx

client = httpx.Client(base_url="https://api.paxos.com/v2/conversion/")
ALLOWED = ["api.paxos.com/v2/conversion/*", "api.paxos.com/v2/transfer/*"]


def create(ref, profile, amount):
    return client.post("stablecoins", json={"ref_id": ref, "profile_id": profile, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})


# In one text it is the call's own path.
BASE = "https://api.paxos.com/v2/orchestration"


def find(ref):
    return httpx.get(f"{BASE}/orchestrations", params={"ref_id": ref})
