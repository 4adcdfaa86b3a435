#!/bin/sh
curl -sS "$PAXOS_URL/v2/orchestration/orchestrations?limit=100" \
  -H "Authorization: Bearer $TOKEN"
echo "unfinished
