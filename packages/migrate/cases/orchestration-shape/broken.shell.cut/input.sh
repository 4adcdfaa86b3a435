#!/bin/sh
curl -sS -X POST "$PAXOS_URL/v2/orchestration/orchestrations" \
  -H "Authorization: Bearer $TOKEN" \
  -d '{
    "ref_id": "r-1",
    "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
    "source_amount": "250.00",
    "source_asset": "USD",
    "destination_asset": "PYUSD"
  }'
echo "unfinished
