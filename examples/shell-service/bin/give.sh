#!/usr/bin/env bash
# give.sh ORDER AMOUNT COIN: converts our dollars into a coin for the customers' profile. Prints the id.
. "$(dirname "$0")/paxos.sh"

body=$(jq -n --arg order "order-$1" --arg amount "$2" --arg coin "$3" \
  --arg ours "$TREASURY_PROFILE_ID" --arg theirs "$CUSTOMERS_PROFILE_ID" \
  '{ref_id: $order, profile_id: $ours, recipient_profile_id: $theirs, amount: $amount,
    source_asset: "USD", target_asset: $coin}')

id=$(paxos POST "$CONVERSIONS" --data "$body" | jq -er .id)
wait_for "$id" | jq -r .id
