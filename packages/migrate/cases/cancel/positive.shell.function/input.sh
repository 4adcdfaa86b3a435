#!/bin/sh
paxos() {
  method=$1
  url=$2
  shift 2
  curl -sS -X "$method" "$url" "$@"
}
paxos DELETE "$B/v2/conversion/stablecoins/$1" -o /dev/null
api_delete "/v2/conversion/stablecoins/$1"
