#!/bin/sh
http POST "$B/v2/conversion/stablecoins" ref_id=r-1 profile_id=p-1 amount=1 source_asset=USD target_asset=PYUSD
http "$B/v2/conversion/stablecoins" created_at.begin==2026-04-20T11:00:00Z limit==10
xh POST "$B/v2/conversion/stablecoins" --raw '{"ref_id":"r-2","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
wget -qO- --method=POST --body-data='{"ref_id":"r-3","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}' "$B/v2/conversion/stablecoins"
wget -qO- "$B/v2/conversion/stablecoins/$1"
curl -sS "$B/v2/profiles"
