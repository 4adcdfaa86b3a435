#!/bin/sh
# The word is new, the path is not.
until [ "$(curl -s "$PAXOS_URL/v2/conversion/stablecoins/$1" | jq -r .status)" = COMPLETED ]; do
  sleep 5
done
