#!/bin/sh
http POST "$B/v2/conversion/stablecoins" ref_id=r-1 profile_id=p-1 amount=1 source_asset=USD target_asset=PYUSD
http "$B/v2/orchestration/orchestrations" created_at.gte==2026-04-20T11:00:00Z limit==10
xh POST "$B/v2/orchestration/orchestrations" --raw '{"ref_id":"r-2","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"1","source_asset":"USD","destination_asset":"PYUSD"}'
wget -qO- --method=POST --body-data='{"ref_id":"r-3","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"1","source_asset":"USD","destination_asset":"PYUSD"}' "$B/v2/orchestration/orchestrations"
wget -qO- "$B/v2/orchestration/orchestrations/$1"
curl -sS "$B/v2/profiles"
