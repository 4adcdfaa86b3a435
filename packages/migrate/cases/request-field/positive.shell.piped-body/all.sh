#!/usr/bin/env bash
URL=https://api.paxos.com/v2/orchestration/orchestrations

first='{"ref_id":"order-1","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"10.00","source_asset":"USD","destination_asset":"PYUSD"}'
echo "$first" | curl -sS -X POST -d @- "$URL"

second="{\"ref_id\":\"$1\",\"source\":{\"profile\":{\"profile_id\":\"$2\"}},\"destination\":{\"profile\":{\"profile_id\":\"$2\"}},\"source_amount\":\"$3\",\"source_asset\":\"USD\",\"destination_asset\":\"PYUSD\"}"
printf '%s\n' "$second" | curl -sS --data-binary @- https://api.paxos.com/v2/orchestration/orchestrations

third=$(jq -n --arg ref "$1" --arg amount "$3" --arg profile "$2" '{ref_id: $ref, source: {profile: {profile_id: $profile}}, destination: {profile: {profile_id: $profile}}, source_amount: $amount, source_asset: "USD", destination_asset: "PYUSD"}')
curl -sS --json @- https://api.paxos.com/v2/orchestration/orchestrations <<< "$third"

cat <<EOF | curl -sS -d @/dev/stdin https://api.paxos.com/v2/orchestration/orchestrations
{"ref_id":"$1","source":{"profile":{"profile_id":"$2"}},"destination":{"profile":{"profile_id":"$2"}},"source_amount":"$3","source_asset":"USD","destination_asset":"PYUSD"}
EOF

fourth='{"ref_id":"order-4","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"10.00","source_asset":"USD","destination_asset":"PYUSD"}'
cat <<< "$fourth" | curl -sS -d @- https://api.paxos.com/v2/orchestration/orchestrations

post_data() {
  local amount=$1
  cat <<EOF
{
  "ref_id": "$REF",
  "source": {
    "profile": {
      "profile_id": "$PROFILE"
    }
  },
  "destination": {
    "profile": {
      "profile_id": "$PROFILE"
    }
  },
  "source_amount": "$amount",
  "source_asset": "USD",
  "destination_asset": "PYUSD"
}
EOF
}
curl -sS -d "$(post_data 10.00)" https://api.paxos.com/v2/orchestration/orchestrations

printf '{"ref_id":"%s","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"%s","source_asset":"USD","destination_asset":"PYUSD"}' "$1" "$3" |
  curl -sS -d @- https://api.paxos.com/v2/orchestration/orchestrations
