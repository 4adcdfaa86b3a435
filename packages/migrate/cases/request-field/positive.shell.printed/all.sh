#!/usr/bin/env bash
printf '{"ref_id":"%s","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"%s","source_asset":"USD","destination_asset":"PYUSD"}' "$1" "$2" |
  curl -sS -X POST "$B/v2/orchestration/orchestrations" -d @-

curl -sS -X POST "$B/v2/orchestration/orchestrations" -d "$(cat <<JSON
{
  "ref_id": "order-$1",
  "source": {
    "profile": {
      "profile_id": "$FROM"
    }
  },
  "destination": {
    "profile": {
      "profile_id": "$FROM"
    }
  },
  "source_amount": "$2",
  "source_asset": "USD",
  "destination_asset": "USDP"
}
JSON
)"

cat > /tmp/body.json <<JSON
{
  "ref_id": "order-$1",
  "source": {
    "profile": {
      "profile_id": "$FROM"
    }
  },
  "destination": {
    "profile": {
      "profile_id": "$FROM"
    }
  },
  "source_amount": "$2",
  "source_asset": "USD",
  "destination_asset": "USDP"
}
JSON
curl -sS -X POST "$B/v2/orchestration/orchestrations" --data @/tmp/body.json

curl -sS -X POST "$B/v2/conversion/stablecoins" --data @payloads/create.json
