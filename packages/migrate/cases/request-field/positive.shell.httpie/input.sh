#!/bin/sh
curl -fsS https://status.example.com/health
http --json --auth user=secret POST https://api.paxos.com/v2/conversion/stablecoins \
  "Authorization:Bearer $TOKEN" \
  ref_id=usd-pyusd-1 \
  profile_id=7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c \
  amount=1.00 \
  source_asset=USD \
  target_asset=PYUSD \
  metadata:='{"order":"1"}'

xh post https://api.sandbox.paxos.com/v2/conversion/stablecoins profile_id="$PROFILE" amount:=1.00 source_asset=USD target_asset=PYUSD

http --form POST https://api.paxos.com/v2/conversion/stablecoins ref_id=a amount=1.00 source_asset=USD target_asset=PYUSD
