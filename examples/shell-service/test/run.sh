#!/usr/bin/env bash
# Runs the scripts against the API behind PAXOS_BASE_URL, or something that behaves like it.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2

# One token for all of the scripts.
. bin/paxos.sh
set +e

failures=0 count=0
order=$(date +%s)-$$

# cents AMOUNT: an amount without its point.
cents() {
  local whole=${1%%.*} part=
  case $1 in *.*) part=${1#*.} ;; esac
  part=${part}00
  echo $((10#$whole * 100 + 10#${part:0:2}))
}

holds() { cents "$(bin/rest.sh "$@")"; }

expect() {
  count=$((count + 1))
  if [ "$2" = "$3" ]; then
    echo "ok   $1"
  else
    failures=$((failures + 1))
    echo "FAIL $1: expected '$2', got '$3'"
  fi
}

before=$(holds PYUSD)
line=$(bin/convert.sh "$order-1" 12.50 PYUSD)
expect "dollars become coins" $((before + 1250)) "$(holds PYUSD)"
expect "and it says when" yes "$([[ $line =~ ^[0-9a-f-]{36}\ 12.50\ PYUSD\ settled\ at\ 20 ]] && echo yes)"
expect "an order is found" "${line%% *}" "$(bin/find.sh "$order-1")"
expect "an order of nobody is not" "" "$(bin/find.sh "of-nobody")"

before=$(holds USD)
again=$(bin/convert.sh "$order-1" 12.50 PYUSD)
expect "an order is converted once" "$line" "$again"
expect "and moves money once" "$before" "$(holds USD)"

before=$(holds USDG "$CUSTOMERS_PROFILE_ID")
bin/give.sh "$order-2" 7 USDG >/dev/null
expect "customers are credited" $((before + 700)) "$(holds USDG "$CUSTOMERS_PROFILE_ID")"

before=$(holds USD)
expect "a coin is swept" 3.25 "$(bin/sweep.sh USDP 3.25)"
expect "into dollars" $((before + 325)) "$(holds USD)"

expect "what is no coin is refused" refused: "$(bin/convert.sh "$order-3" 5 TULIPS 2>&1 | cut -d' ' -f1)"

before=$(holds USD)
id=$(bin/start.sh "$order")
bin/cancel.sh "$id"
expect "a standing order is cancelled" "0 $before" "$? $(holds USD)"
expect "but only once" "too late" "$(bin/cancel.sh "$id" 2>&1)"

expect "the day has a line for it" "\"order-$order-1\",\"12.50\",\"PYUSD\"" \
  "$(bin/day.sh | grep "order-$order-1\"" | cut -d, -f1-3)"

expect "tickets are our own affair" 1 \
  "$(bin/tickets.sh <<<'[{"status": "CREATED"}, {"status": "SETTLED"}, {"status": "CANCELLED"}]')"

echo "$count checks, $failures failures"
[ "$failures" = 0 ]
