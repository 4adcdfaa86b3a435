#!/usr/bin/env bash
# convert.sh ORDER AMOUNT COIN: converts dollars into a coin, waits, prints when it settled.
. "$(dirname "$0")/paxos.sh"

order=$1 amount=$2 coin=$3

reply=$(curl -sS -X POST "$PAXOS_BASE_URL/conversion/stablecoins" \
  -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' \
  --data @- <<JSON
{
  "ref_id": "order-$order",
  "profile_id": "$TREASURY_PROFILE_ID",
  "amount": "$amount",
  "source_asset": "USD",
  "target_asset": "$coin"
}
JSON
)

id=$(jq -r '.id // .meta.existing.id // empty' <<<"$reply")
if [ -z "$id" ]; then
  jq -r '"refused: " + (.detail // .title)' <<<"$reply" >&2
  exit 1
fi

wait_for "$id" | jq -r '"\(.id) \(.amount) \(.target_asset) settled at \(.settled_at)"'
