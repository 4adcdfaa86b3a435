#!/usr/bin/env bash
set -euo pipefail
api=https://api.paxos.com/v2

# A column of what this prints is a status.
listed() {
  curl -sf -X POST "$api/conversion/stablecoins" -d '{"ref_id":"r-1","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}' |
    jq -r '[.id, .amount, .target_asset, .status] | @tsv'
}
listed

# Somebody else's job reads it.
reply=$(curl -sf -X POST "$api/conversion/stablecoins" -d '{"ref_id":"r-2","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}')
echo "status=$(jq -r .status <<<"$reply")" >> "$GITHUB_OUTPUT"

# Readers that are not followed are named.
curl -sf -X POST "$api/conversion/stablecoins" -d '{"ref_id":"r-3","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}' > reply.json
sed -n 's/.*"target_asset":"\([A-Z]*\)".*/\1/p' reply.json
awk -F'"amount":' '{ print $2 }' reply.json

# A line for people, and what is chosen by a status without saying it.
last=$(curl -sf -X POST "$api/conversion/stablecoins" -d '{"ref_id":"r-4","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}' | jq -r .status)
echo "The conversion is $last now"
curl -sf -X POST "$api/conversion/stablecoins" -d '{"ref_id":"r-5","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}' | jq -r 'select(.status == "CREATED") | .id'

# A variable of the next step.
state=$(curl -sf -X POST "$api/conversion/stablecoins" -d '{"ref_id":"r-6","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}' | jq -r .status)
echo "export STATE=$state" >> "$BASH_ENV"
