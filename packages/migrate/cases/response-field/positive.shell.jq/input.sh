curl -s "$B/v2/conversion/stablecoins/$ID" | jq -r '.amount, .target_asset, .id'
curl -X POST "$B/v2/conversion/stablecoins" -d '{"ref_id":"r-1","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}' | jq -r '.id'
