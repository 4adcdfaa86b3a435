#!/bin/sh
curl -sSf "$B/v2/orchestration/orchestrations/$1" | grep '"status":"PROCESSING"'
curl -sSf "$B/v2/orchestration/orchestrations?limit=10" | jq -r '.items[] | select(.status == "COMPLETED") | .id'
status=$(curl -sS "$B/v2/orchestration/orchestrations/$1" | jq -r .status)
[ "$status" = PROCESSING ] && echo "on its way"
test COMPLETED = "$status" && echo "done"
