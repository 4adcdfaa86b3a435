#!/usr/bin/env bash
# find.sh ORDER: the id of an order's conversion, nothing when there is none.
. "$(dirname "$0")/paxos.sh"

paxos GET "$PAXOS_BASE_URL/conversion/stablecoins?ref_id=order-$1&limit=1" | jq -r '.items[0].id // empty'
