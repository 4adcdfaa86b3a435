import requests


def _convert(base, ref, profile):
    body = f'''{{
      "ref_id": "{ref}",
      "profile_id": "{profile}",
      "amount": "3",
      "source_asset": "USD",
      "target_asset": "PYUSD"
    }}'''
    requests.post(base + "/v2/conversion/stablecoins", data=body)
