#!/bin/sh
curl -sSf "$B/v2/conversion/stablecoins/$1" | grep '"status":"CREATED"'
curl -sSf "$B/v2/conversion/stablecoins?limit=10" | jq -r '.items[] | select(.status == "SETTLED") | .id'
status=$(curl -sS "$B/v2/conversion/stablecoins/$1" | jq -r .status)
[ "$status" = CREATED ] && echo "on its way"
test SETTLED = "$status" && echo "done"
