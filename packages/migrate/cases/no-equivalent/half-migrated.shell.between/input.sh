#!/bin/sh
curl -sS "$PAXOS_URL/v2/orchestration/orchestrations?updated_at.end=2026-04-20T11:00:00Z" \
  -H "Authorization: Bearer $TOKEN"
