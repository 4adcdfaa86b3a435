#!/usr/bin/env bash
printf '{"ref_id":"%s","profile_id":"p-1","amount":"%s","source_asset":"USD","target_asset":"PYUSD"}' "$1" "$2" |
  curl -sS -X POST "$B/v2/conversion/stablecoins" -d @-

curl -sS -X POST "$B/v2/conversion/stablecoins" -d "$(cat <<JSON
{
  "ref_id": "order-$1",
  "profile_id": "$FROM",
  "amount": "$2",
  "source_asset": "USD",
  "target_asset": "USDP"
}
JSON
)"

cat > /tmp/body.json <<JSON
{
  "ref_id": "order-$1",
  "profile_id": "$FROM",
  "amount": "$2",
  "source_asset": "USD",
  "target_asset": "USDP"
}
JSON
curl -sS -X POST "$B/v2/conversion/stablecoins" --data @/tmp/body.json

curl -sS -X POST "$B/v2/conversion/stablecoins" --data @payloads/create.json
