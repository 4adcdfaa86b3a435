import requests


def _cancel(base, conversion_id):
    requests.delete(f"{base}/v2/conversion/stablecoins/{conversion_id}").raise_for_status()


def _again(session, base, conversion_id):
    session.request("DELETE", base + "/v2/conversion/stablecoins/" + conversion_id)
    session.request(method="DELETE", url=f"{base}/v2/conversion/stablecoins/{conversion_id}")
