import httpx


def sign(request):
    request.headers["authorization"] = f"Bearer {token()}"


def check(response):
    if response.json().get("status") == "error":
        response.raise_for_status()


client = httpx.Client(base_url="https://api.paxos.com/v2", event_hooks={"request": [sign], "response": [check]})


def convert(profile, amount, ref):
    client.post(
        "/orchestration/orchestrations",
        json={"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": ref},
    ).raise_for_status()


@app.post("/convert")
def handle(payload):
    convert(payload["profile_id"], payload["amount"], payload["ref"])
