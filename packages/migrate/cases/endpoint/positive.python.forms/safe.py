import json, requests, httpx, aiohttp, urllib.parse, urllib.request
def a(ref, p, amount):
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", data={"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
def b(ref, p, amount):
    body = {"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}
    httpx.post("https://api.paxos.com/v2/conversion/stablecoins", data=body)
def c(ref, p, amount):
    body = {"ref_id": ref, "source": {"profile": {"profile_id": p}}, "destination": {"profile": {"profile_id": p}}, "source_amount": amount, "source_asset": "USD", "destination_asset": "PYUSD"}
    httpx.post("https://api.paxos.com/v2/orchestration/orchestrations", data=json.dumps(body))
async def d(session, ref, p, amount):
    await session.post("https://api.paxos.com/v2/conversion/stablecoins", data={"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"})
def e(ref, p, amount):
    body = urllib.parse.urlencode({"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}).encode()
    urllib.request.urlopen(urllib.request.Request("https://api.paxos.com/v2/conversion/stablecoins", data=body, method="POST"))
def f(ref, p, amount):
    requests.post("https://api.paxos.com/v2/conversion/stablecoins", json={"ref_id": ref, "profile_id": p, "amount": amount, "source_asset": "USD", "target_asset": "PYUSD"}, headers={"Content-Type": "application/x-www-form-urlencoded"})
