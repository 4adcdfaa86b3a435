BODY='{"ref_id":"r-1","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
curl -X POST "$B/v2/conversion/stablecoins" -H 'Content-Type: application/json' -d "$BODY"
OTHER=$(cat <<EOF
{
  "ref_id": "$REF",
  "profile_id": "p-1",
  "amount": "1",
  "source_asset": "USD",
  "target_asset": "PYUSD"
}
EOF
)
curl -X POST "$B/v2/conversion/stablecoins" -d "${OTHER}"
