#!/usr/bin/env bash
body=$(jq -n --arg ref "order-$1" --arg from "$FROM" --arg amount "$2" \
  '{ref_id: $ref, profile_id: $from, amount: $amount, source_asset: "USD", target_asset: "PYUSD"}')
curl -sS -X POST "$B/v2/conversion/stablecoins" --data "$body"

curl -sS -X POST "$B/v2/conversion/stablecoins" -d "$(jq -n --arg from "$FROM" --arg to "$TO" '{
  ref_id: "r-2",
  profile_id: $from,
  recipient_profile_id: $to,
  amount: "5.00",
  source_asset: "USD",
  target_asset: "USDG"
}')"

jq -n --arg ref "$1" '{ref_id: $ref, profile_id: "p-1", amount: "3", source_asset: "USDP", target_asset: "USD"}' |
  curl -sS -X POST "$B/v2/conversion/stablecoins" --data-binary @-

jq '{ref_id: .order, profile_id: .payer, amount: .total}' order.json |
  curl -sS -X POST "$B/v2/conversion/stablecoins" --data-binary @-
