#!/usr/bin/env bash
# Three places to fill, one argument each: the new body would need the second one twice.
printf '{"ref_id":"%s","profile_id":"%s","amount":"%s","source_asset":"USD","target_asset":"PYUSD"}' "$1" "$2" "$3" |
  curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins

shared='{"ref_id":"order-1","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}'
echo "$shared" | curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins
curl -sS -d "$(echo "$shared")" https://audit.example.com/log

read_again='{"ref_id":"order-2","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}'
echo "$read_again" | curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins
echo "$read_again" | jq -r .amount

teed='{"ref_id":"order-3","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}'
echo "$teed" | tee request.json | curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins

echo '{"ref_id":"order-4","profile_id":"p-1","source_asset":"USD","target_asset":"PYUSD"}' | jq --arg amount "$3" '.amount = $amount' |
  curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins

post_data() {
  echo '{"ref_id":"order-5","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}'
}
post_data | curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins
post_data > request.json

envsubst < create.json.tpl | curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins

while read -r line; do
  echo "$line"
done < bodies.ndjson | xargs -I{} curl -sS -d '{}' https://api.paxos.com/v2/conversion/stablecoins
