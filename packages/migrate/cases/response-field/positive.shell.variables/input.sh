#!/usr/bin/env bash
reply=$(curl -sS "$B/v2/conversion/stablecoins/$1")
echo "$(jq -r .amount <<<"$reply") $(echo "$reply" | jq -r '.target_asset')"
jq '{id, amount, coin: .target_asset, done: .settled_at}' <<<"$reply"
amount=$(printf '%s' "$reply" | jq -er '.["amount"]')
curl -sS "$B/v2/conversion/stablecoins/$1" -o conversion.json
jq -r '"\(.amount) \(.target_asset)"' conversion.json

conversion() {
  curl -sS "$B/v2/conversion/stablecoins/$1"
}
conversion "$2" | jq -r '.recipient_profile_id'
