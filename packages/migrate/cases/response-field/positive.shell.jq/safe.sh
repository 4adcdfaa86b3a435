curl -s "$B/v2/conversion/stablecoins/$ID" | jq -r '.amount, .target_asset, .id'
curl -X POST "$B/v2/orchestration/orchestrations" -d '{"ref_id":"r-1","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"1","source_asset":"USD","destination_asset":"PYUSD"}' | jq -r '.id'
