#!/usr/bin/env bash
# day.sh [YYYY-MM-DD]: what settled on a day (UTC), as CSV.
. "$(dirname "$0")/paxos.sh"

day=${1:-$(date -u +%F)}

echo reference,amount,target_asset,settled_at
curl -sS -G "$CONVERSIONS" \
  -H "Authorization: Bearer $TOKEN" \
  --data-urlencode "profile_id=$TREASURY_PROFILE_ID" \
  --data-urlencode "created_at.begin=${day}T00:00:00Z" \
  --data-urlencode "created_at.end=${day}T23:59:59.999999Z" \
  -d limit=1000 |
  jq -r '.items[] | select(.status == "SETTLED") | [.ref_id, .amount, .target_asset, .settled_at] | @csv'
