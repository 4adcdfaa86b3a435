#!/bin/sh
# What sends these is nowhere in sight.
api POST /v2/conversion/stablecoins '{"ref_id":"r-2","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
http_get "$B/v2/conversion/stablecoins/$1"
echo POST /v2/conversion/stablecoins
curl -sS "$B/v2/profiles"
