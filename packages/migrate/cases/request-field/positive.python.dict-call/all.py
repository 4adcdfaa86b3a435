import json

import requests


def _send(url_base, profile, ref):
    body = dict(
        ref_id=ref,
        source={
            "profile": {
                "profile_id": profile,
            },
        },
        destination={
            "profile": {
                "profile_id": profile,
            },
        },
        source_amount="12.50",
        source_asset="USD",
        destination_asset="USDP",
    )
    requests.post(url_base + "/v2/orchestration/orchestrations", data=json.dumps(body))
