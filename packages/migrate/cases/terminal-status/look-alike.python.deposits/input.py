import time

import requests


def wait(base, deposit_id):
    while requests.get(f"{base}/v2/transfer/deposits/{deposit_id}").json()["status"] not in ("SETTLED", "CANCELLED"):
        time.sleep(1)
