#!/usr/bin/env bash
# start.sh: starts the standing order of payloads/standing-order.json under today's number. Prints the id.
. "$(dirname "$0")/paxos.sh"

folder=$(dirname "$0")/..
sed -e "s/@DAY@/${1:-$(date -u +%F)}/" -e "s/@PROFILE@/$TREASURY_PROFILE_ID/" "$folder/payloads/standing-order.json" |
  paxos POST "$PAXOS_BASE_URL"/conversion/stablecoins --data-binary @- |
  jq -er '.id // .meta.existing.id'
