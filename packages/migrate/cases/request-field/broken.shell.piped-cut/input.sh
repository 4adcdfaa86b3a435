#!/usr/bin/env bash
body='{"ref_id":"order-1","profile_id":"p-1","amount":"10.00","source_asset":"USD","target_asset":"PYUSD"}'
echo "$body" | curl -sS -d @- https://api.paxos.com/v2/conversion/stablecoins
other='{"ref_id":"order-2","profile_id":"p-1","amount
