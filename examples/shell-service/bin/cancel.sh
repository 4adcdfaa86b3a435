#!/usr/bin/env bash
# cancel.sh ID: stops a conversion that has not settled.
. "$(dirname "$0")/paxos.sh"

status=$(curl -sS -X DELETE "$CONVERSIONS/$1" -H "Authorization: Bearer $TOKEN" | jq -r .status)
if [ "$status" != CANCELLED ]; then
  echo "too late" >&2
  exit 1
fi
