import requests


def _cancel(base, conversion_id):
    requests.delete(base + "/v2/conversion/stablecoins/" + conversion_id)
    return )
