#!/bin/sh
curl -sS "$PAXOS_URL/v2/conversion/stablecoins?limit=100" \
  -H "Authorization: Bearer $TOKEN"
echo "unfinished
