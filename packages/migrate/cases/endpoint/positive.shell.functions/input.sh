#!/usr/bin/env bash
# Every call goes through functions, and the URL stands in a variable.
CONVERSIONS=${CONVERSIONS_URL:-https://api.paxos.com/v2/conversion/stablecoins}

paxos() {
  local method=$1 url=$2
  shift 2
  curl -sS --request "$method" "$url" -H "Authorization: Bearer $TOKEN" "$@"
}

api_post() {
  curl -sS -X POST "$BASE$1" -H "Authorization: Bearer $TOKEN" --data "$2"
}

paxos POST "$CONVERSIONS" --data '{"ref_id":"r-1","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
paxos GET "$CONVERSIONS/$1"

api_post /v2/conversion/stablecoins '{"ref_id":"r-2","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
