#!/usr/bin/env bash
# sweep.sh COIN AMOUNT: turns a coin back into dollars. Prints what came in.
. "$(dirname "$0")/paxos.sh"

id=$(paxos POST "$CONVERSIONS" -d '{"profile_id": "'"$TREASURY_PROFILE_ID"'", "amount": "'"$2"'", "source_asset": "'"$1"'", "target_asset": "USD"}' | jq -er .id)

until [ "$(paxos GET "$CONVERSIONS/$id" | jq -r .status)" = SETTLED ]; do
  sleep 0.05
done
paxos GET "$CONVERSIONS/$id" | jq -r .amount
