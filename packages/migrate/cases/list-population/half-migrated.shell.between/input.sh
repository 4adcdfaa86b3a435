#!/bin/sh
curl -sS "$PAXOS_URL/v2/conversion/stablecoins?created_at.gte=2026-04-20T11:00:00Z" \
  -H "Authorization: Bearer $TOKEN"
