import time

import requests

FINAL_STATUSES = frozenset({"SETTLED", "CANCELLED"})


def _wait(base, conversion_id):
    conversion = {"status": "CREATED"}
    while conversion["status"] != "SETTLED":
        time.sleep(2)
        conversion = requests.get(f"{base}/v2/conversion/stablecoins/{conversion_id}").json()


def _wait_again(base, conversion_id):
    for _ in range(30):
        conversion = requests.get(f"{base}/v2/conversion/stablecoins/{conversion_id}").json()
        if conversion["status"] in FINAL_STATUSES:
            break
        time.sleep(2)


def _is_final(base, conversion_id):
    conversion = requests.get(f"{base}/v2/conversion/stablecoins/{conversion_id}").json()
    return conversion["status"] == "SETTLED"
