#!/bin/sh
get() {
  curl -sS "$PAXOS_URL/v2/orchestration/orchestrations/$1" -H "Authorization: Bearer $TOKEN"
}
for attempt in $(seq 20); do
  curl -sS "$PAXOS_URL/v2/orchestration/orchestrations/$1" | jq -r .id
  sleep 3
done
