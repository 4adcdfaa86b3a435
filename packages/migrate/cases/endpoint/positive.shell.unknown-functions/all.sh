#!/bin/sh
# What sends these is nowhere in sight.
api POST /v2/orchestration/orchestrations '{"ref_id":"r-2","source":{"profile":{"profile_id":"p-1"}},"destination":{"profile":{"profile_id":"p-1"}},"source_amount":"1","source_asset":"USD","destination_asset":"PYUSD"}'
http_get "$B/v2/orchestration/orchestrations/$1"
echo POST /v2/conversion/stablecoins
curl -sS "$B/v2/profiles"
