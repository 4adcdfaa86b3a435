#!/usr/bin/env bash
CONVERSIONS="$PAXOS_URL/v2/conversion/stablecoins"

until [ "$(curl -s "$CONVERSIONS/$1" | jq -r .status)" = SETTLED ]; do
  sleep 5
done

while :; do
  reply=$(curl -s "$CONVERSIONS/$1" -H "Authorization: Bearer $TOKEN")
  status=$(jq -r .status <<<"$reply")
  case "$status" in
    CREATED) sleep 1 ;;
    SETTLED | CANCELLED) break ;;
  esac
done

status=CREATED
while [ "$status" = CREATED ]; do
  status=$(curl -s "$CONVERSIONS/$1" | jq -r '.status // empty')
done

for _ in 1 2 3; do
  state=$(curl -s "$CONVERSIONS/$1" | jq -r .status)
  [[ $state == SETTLED || $state == CANCELLED ]] && break
  [[ $state =~ ^(SETTLED|CANCELLED)$ ]] && exit 0
done
