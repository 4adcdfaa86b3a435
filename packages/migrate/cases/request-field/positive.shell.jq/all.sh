#!/usr/bin/env bash
body=$(jq -n --arg ref "order-$1" --arg from "$FROM" --arg amount "$2" \
  '{ref_id: $ref, source: {profile: {profile_id: $from}}, destination: {profile: {profile_id: $from}}, source_amount: $amount, source_asset: "USD", destination_asset: "PYUSD"}')
curl -sS -X POST "$B/v2/orchestration/orchestrations" --data "$body"

curl -sS -X POST "$B/v2/orchestration/orchestrations" -d "$(jq -n --arg from "$FROM" --arg to "$TO" '{
  ref_id: "r-2",
  source: {
    profile: {
      profile_id: $from
    }
  },
  destination: {
    profile: {
      profile_id: $to
    }
  },
  source_amount: "5.00",
  source_asset: "USD",
  destination_asset: "USDG"
}')"

jq -n --arg ref "$1" '{ref_id: $ref, source: {profile: {profile_id: "p-1"}}, destination: {profile: {profile_id: "p-1"}}, source_amount: "3", source_asset: "USDP", destination_asset: "USD"}' |
  curl -sS -X POST "$B/v2/orchestration/orchestrations" --data-binary @-

jq '{ref_id: .order, profile_id: .payer, amount: .total}' order.json |
  curl -sS -X POST "$B/v2/conversion/stablecoins" --data-binary @-
