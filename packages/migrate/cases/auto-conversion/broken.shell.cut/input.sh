#!/bin/sh
curl -sS -X POST "$PAXOS_URL/v2/transfer/deposit-addresses" \
  -H "Authorization: Bearer $TOKEN" \
  -d '{
    "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
    "crypto_network": "ETHEREUM",
    "ref_id": "d-1",
    "conversion_target_asset": "USD"
  }'
echo "unfinished
