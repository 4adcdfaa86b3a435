#!/bin/sh
while :; do
  curl -sS "$PAXOS_URL/v2/conversion/stablecoins/$2"
  sleep 10
done
echo 'never closed
