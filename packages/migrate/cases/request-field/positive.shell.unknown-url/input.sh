#!/bin/sh
# The URL comes from elsewhere, so the body stays until somebody has looked.
curl -sS -X POST "$CREATE_URL" \
  -d '{"ref_id":"r-1","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'

BODY='{"ref_id":"r-2","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
curl -sS -X POST "$CREATE_URL" -d "$BODY"

OTHER='{"ref_id":"r-3","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
send "$OTHER"
