#!/usr/bin/env bash
old='{"ref_id":"order-1","profile_id":"p-1","source_amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}'
echo "$old" | curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins

new='{"ref_id":"order-2","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"10.00","source_asset":"USD","destination_asset":"PYUSD"}'
echo "$new" | curl -sS -d @- https://api.paxos.com/v2/orchestration/orchestrations
