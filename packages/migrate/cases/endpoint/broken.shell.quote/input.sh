curl -X POST 'https://api.paxos.com/v2/conversion/stablecoins' \
  -H 'Authorization: Bearer {access_token} \
  -d '{ "ref_id": "r-1", "profile_id": "p", "amount": "100", "source_asset": "USD", "target_asset": "PYUSD" }'
