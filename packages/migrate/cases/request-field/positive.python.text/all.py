import requests


def _convert(base, ref, profile):
    body = f'''{{
      "ref_id": "{ref}",
      "source": {{
        "profile": {{
          "profile_id": "{profile}"
        }}
      }},
      "destination": {{
        "profile": {{
          "profile_id": "{profile}"
        }}
      }},
      "source_amount": "3",
      "source_asset": "USD",
      "destination_asset": "PYUSD"
    }}'''
    requests.post(base + "/v2/orchestration/orchestrations", data=body)
