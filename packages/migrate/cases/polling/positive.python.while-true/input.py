import time

import requests


def _wait(base, conversion_id):
    while True:
        conversion = requests.get(f"{base}/v2/conversion/stablecoins/{conversion_id}").json()
        if conversion["status"] == "SETTLED":
            break
        time.sleep(5)
