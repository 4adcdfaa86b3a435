import time

import requests


def _wait(base, identifier):
    while True:
        found = requests.get(f"{base}/v2/orchestration/orchestrations/{identifier}").json()
        if found["status"] in ("COMPLETED", "CANCELLED"):
            break
        time.sleep(1)
