#!/bin/sh
until [ "$(curl -sS "$ORDERS_URL/orders/$1" | jq -r .status)" = SETTLED ]; do
  sleep 1
done
while sleep 5; do
  curl -sS "$PAXOS_URL/v2/orchestration/orchestrations/$1"
done
