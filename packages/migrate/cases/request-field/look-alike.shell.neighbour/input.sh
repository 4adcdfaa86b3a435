#!/bin/sh
curl -sS -X POST "$PAXOS_URL/v2/profiles/7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c/quote-executions" \
  -H "Authorization: Bearer $TOKEN" \
  -d '{
    "ref_id": "q-1",
    "quote_id": "q-2",
    "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
    "recipient_profile_id": "p-2",
    "source_asset": "USD",
    "amount": "5"
  }'
