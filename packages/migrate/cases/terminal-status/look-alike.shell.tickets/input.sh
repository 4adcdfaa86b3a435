#!/usr/bin/env bash
# Our own tickets, and orchestrations as they should be read.
tickets=$(curl -s "$TICKETS_URL/tickets/$1")
case "$(jq -r .status <<<"$tickets")" in
  CREATED) echo open ;;
  SETTLED | CANCELLED) echo closed ;;
esac
while :; do
  status=$(curl -s "$PAXOS_URL/v2/orchestration/orchestrations/$1" | jq -r .status)
  case "$status" in
    COMPLETED | FAILED | REJECTED) break ;;
    PENDING | PROCESSING) sleep 1 ;;
    *) exit 2 ;;
  esac
done
