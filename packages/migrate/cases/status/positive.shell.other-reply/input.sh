#!/bin/sh
# The id of a conversion is asked for; the first status is one of our own orders.
status=$(curl -sS "$ORDERS/orders/$1" | jq -r .status)
id=$(curl -sS "$B/v2/conversion/stablecoins/$1" | jq -r .id)
case "$status" in
  CREATED) echo open ;;
  SETTLED) echo "$id" ;;
esac
status=$(curl -sS "$B/v2/conversion/stablecoins/$1" | jq -r .status)
[ "$status" = CREATED ] && echo "on its way"
