BODY='{"ref_id":"r-1","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"1","source_asset":"USD","destination_asset":"PYUSD"}'
curl -X POST "$B/v2/orchestration/orchestrations" -H 'Content-Type: application/json' -d "$BODY"
OTHER=$(cat <<EOF
{
  "ref_id": "$REF",
  "source": {
    "profile": {
      "profile_id": "p-1"
    }
  },
  "destination": {
    "profile": {
      "profile_id": "p-1"
    }
  },
  "source_amount": "1",
  "source_asset": "USD",
  "destination_asset": "PYUSD"
}
EOF
)
curl -X POST "$B/v2/orchestration/orchestrations" -d "${OTHER}"
