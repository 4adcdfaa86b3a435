import requests

OLD = "https://api.paxos.com/v2/conversion/stablecoins"
NEW = "https://api.paxos.com/v2/orchestration/orchestrations"


def _status(kind, identifier):
    if kind == "conversion":
        return requests.get(f"{OLD}/{identifier}").status_code
    return requests.get(f"{NEW}/{identifier}").status_code
