#!/usr/bin/env bash
reply=$(curl -sS "$B/v2/conversion/stablecoins/$1")
echo "$(jq -r .amount <<<"$reply") $(echo "$reply" | jq -r '.target_asset')"
jq '{id, amount, coin: .target_asset, done: .settled_at}' <<<"$reply"
amount=$(printf '%s' "$reply" | jq -er '.["amount"]')
curl -sS "$B/v2/orchestration/orchestrations/$1" -o conversion.json
jq -r '"\(.source_amount) \(.destination_asset)"' conversion.json

conversion() {
  curl -sS "$B/v2/orchestration/orchestrations/$1"
}
conversion "$2" | jq -r '.destination.profile.profile_id'
