#!/bin/sh
body='{"ref_id":"1","profile_id":"p","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
echo "$body" >> audit.jsonl
curl -sf -o /dev/null -X POST https://api.paxos.com/v2/conversion/stablecoins -d "$body"

shown='{"ref_id":"2","profile_id":"p","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
echo "sending $shown" >&2
echo "$shown" | jq .
echo "$shown" > /dev/null
curl -sf -o /dev/null -X POST https://api.paxos.com/v2/conversion/stablecoins -d "$shown"
