#!/bin/sh
# Both variables have other users, which are not followed.
CONVERSIONS="$B/v2/conversion/stablecoins"
curl -sS "$CONVERSIONS/$1"
watch_url "$CONVERSIONS"

BODY='{"ref_id":"r-1","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
echo "sending $BODY"
curl -sS -X POST "$B/v2/conversion/stablecoins" -d "$BODY"
curl -sS -X POST "$OTHER_URL" -d "$BODY"

export TARGET="$B/v2/conversion/stablecoins"
curl -sS "$TARGET?limit=1"
