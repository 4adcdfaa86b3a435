#!/bin/sh
while :; do
  curl -sS "$PAXOS_URL/v2/orchestration/orchestrations/$1"
  curl -sS "$PAXOS_URL/v2/orchestration/orchestrations/$2"
  sleep 10
done
