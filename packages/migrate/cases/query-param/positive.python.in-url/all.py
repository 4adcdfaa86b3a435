from urllib.parse import urlencode

import requests


def _list(base, since, cursor):
    requests.get(f"{base}/v2/orchestration/orchestrations?created_at.gte={since}&limit=50")
    requests.get(base + "/v2/conversion/stablecoins?" + urlencode({"created_at.end": since, "updated_at.begin": cursor}))
