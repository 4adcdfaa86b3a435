#!/bin/sh
curl -sS -X POST "$PAXOS_URL/v1/payments" \
  -H "Authorization: Bearer $TOKEN" \
  -d '{
    "amount": 250,
    "currency": "USD",
    "reference": "r"
  }'
