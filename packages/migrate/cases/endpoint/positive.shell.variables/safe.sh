#!/bin/sh
set -eu
# creates a conversion
curl -sS "$PAXOS_URL/v2/orchestration/orchestrations" -H "Authorization: Bearer $TOKEN" \
  --data '{"ref_id":"'"$REF"'","source":{"profile":{"profile_id":"'"$PROFILE"'"}},"destination":{"profile":{"profile_id":"'"$PROFILE"'"}},"source_amount":"'"$AMOUNT"'","source_asset":"USD","destination_asset":"PYUSD"}'
curl -sS "$PAXOS_URL/v2/conversion/stablecoins" -H "Authorization: Bearer $TOKEN" \
  -d "{\"ref_id\":\"$REF\",\"profile_id\":\"$PROFILE\",\"recipient_profile_id\":\"$OTHER\",\"amount\":\"$AMOUNT\",\"source_asset\":\"USD\",\"target_asset\":\"PYUSD\"}"
curl -sS -X POST "$PAXOS_URL/v2/conversion/stablecoins" -d @body.json
curl -sS -XPOST "$PAXOS_URL/v2/conversion/stablecoins" --data-binary @- <<EOF
{
  "ref_id": "$REF",
  "profile_id": "$PROFILE",
  "amount": $AMOUNT,
  "source_asset": "USD",
  "target_asset": "PYUSD"
}
EOF
