import requests

BODY = '{{"profile_id": "{profile}", "amount": "{amount}", "source_asset": "USD", "target_asset": "PYUSD", "ref_id": "{ref}"}}'

def convert(profile, amount, ref):
    return requests.post("https://api.paxos.com/v2/conversion/stablecoins", data=BODY.format(profile=profile, amount=amount, ref=ref))

def convert2(profile, amount, ref):
    return requests.post("https://api.paxos.com/v2/orchestration/orchestrations", data=f'{{"source": {{"profile": {{"profile_id": "{profile}"}}}}, "destination": {{"profile": {{"profile_id": "{profile}"}}}}, "source_amount": "{amount}", "source_asset": "USD", "destination_asset": "PYUSD", "ref_id": "{ref}"}}')

def url(base, id):
    return requests.get("{}/v2/orchestration/orchestrations/{}".format(base, id))

def url2(base, id):
    return requests.get(f"{base}/v2/orchestration/orchestrations/{id}")

def url3(base, id):
    return requests.get("{base}/v2/orchestration/orchestrations/{id}".format(base=base, id=id))

def say(base, id):
    print("{base}: amount {amount} USD to PYUSD via /v2/conversion/stablecoins".format(base=base, amount=1))
    print("{'a': 1} /v2/conversion/stablecoins")
