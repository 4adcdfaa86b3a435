import json

import requests


def _send(url_base, profile, ref):
    body = dict(
        ref_id=ref,
        profile_id=profile,
        amount="12.50",
        source_asset="USD",
        target_asset="USDP",
    )
    requests.post(url_base + "/v2/conversion/stablecoins", data=json.dumps(body))
