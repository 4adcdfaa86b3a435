#!/bin/sh
curl -sS "$PAXOS_URL/v2/conversion/stablecoins?updated_at.begin=2026-04-20T11:00:00Z" \
  -H "Authorization: Bearer $TOKEN"
echo "unfinished
