#!/usr/bin/env bash
URL=https://api.paxos.com/v2/conversion/stablecoins

first='{"ref_id":"order-1","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}'
echo "$first" | curl -sS -X POST -d @- "$URL"

second="{\"ref_id\":\"$1\",\"profile_id\":\"$2\",\"amount\":\"$3\",\"source_asset\":\"USD\",\"target_asset\":\"PYUSD\"}"
printf '%s\n' "$second" | curl -sS --data-binary @- https://api.paxos.com/v2/conversion/stablecoins

third=$(jq -n --arg ref "$1" --arg amount "$3" --arg profile "$2" '{ref_id: $ref, profile_id: $profile, amount: $amount, source_asset: "USD", target_asset: "PYUSD"}')
curl -sS --json @- https://api.paxos.com/v2/conversion/stablecoins <<< "$third"

cat <<EOF | curl -sS -d @/dev/stdin https://api.paxos.com/v2/conversion/stablecoins
{"ref_id":"$1","profile_id":"$2","amount":"$3","source_asset":"USD","target_asset":"PYUSD"}
EOF

fourth='{"ref_id":"order-4","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}'
cat <<< "$fourth" | curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins

post_data() {
  local amount=$1
  cat <<EOF
{
  "ref_id": "$REF",
  "profile_id": "$PROFILE",
  "amount": "$amount",
  "source_asset": "USD",
  "target_asset": "PYUSD"
}
EOF
}
curl -sS -d "$(post_data 10.00)" https://api.paxos.com/v2/conversion/stablecoins

printf '{"ref_id":"%s","profile_id":"p-1","amount":"%s","source_asset":"USD","target_asset":"PYUSD"}' "$1" "$3" |
  curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins
