#!/usr/bin/env bash
# rest.sh ASSET [PROFILE]: what a profile holds of an asset.
. "$(dirname "$0")/paxos.sh"

paxos GET "$PAXOS_BASE_URL/profiles/${2:-$TREASURY_PROFILE_ID}/balances" |
  jq -r --arg asset "$1" 'first(.items[] | select(.asset == $asset) | .available) // "0"'
