#!/usr/bin/env bash
URL=https://api.paxos.com/v2

changed='{"ref_id":"order-1","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}'
curl -d "$changed" "$URL/conversion/stablecoins"
curl -d "${changed/10.00/20.00}" "$URL/conversion/stablecoins"

matched='{"ref_id":"order-2","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}'
curl -d "$matched" "$URL/conversion/stablecoins"
if [[ $matched =~ \"amount\":\"([0-9.]+)\" ]]; then echo "${BASH_REMATCH[1]}"; fi

added='{"ref_id":"order-3","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"'
added+=',"metadata":{}}'
echo "$added" | curl -d @- "$URL/conversion/stablecoins"

cat > /tmp/kept.json <<JSON
{"ref_id":"order-4","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}
JSON
curl -d @/tmp/kept.json "$URL/conversion/stablecoins"
cp /tmp/kept.json /var/audit/

tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT
cat > "$tmp" <<JSON
{"ref_id":"order-5","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"10.00","source_asset":"USD","destination_asset":"PYUSD"}
JSON
cat "$tmp"
cat "$tmp" | curl -d @- "$URL/orchestration/orchestrations"
rm -f "$tmp"

checked='{"ref_id":"order-6","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"10.00","source_asset":"USD","destination_asset":"PYUSD"}'
[ -n "$checked" ] && curl -d "$checked" "$URL/orchestration/orchestrations"
