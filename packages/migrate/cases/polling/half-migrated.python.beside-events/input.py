import time

import requests


def _wait(base, conversion_id, events):
    for _ in range(3):
        print(requests.get(f"{base}/v2/conversion/stablecoins/{conversion_id}").json()["id"])
        time.sleep(60)
    for event in events:
        print(requests.get(f"{base}/v2/orchestration/orchestrations/{event}").json()["id"])
