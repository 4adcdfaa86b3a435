#!/bin/sh
until [ "$(curl -s "$PAXOS_URL/v2/conversion/stablecoins/$1" | jq -r .status)" = SETTLED ]; do
  sleep 5
done
echo "never closed
