#!/bin/sh
curl -fsS https://status.example.com/health
http POST https://api.paxos.com/v2/conversion/stablecoins ref_id=usd-pyusd-1 source:='{"profile":{"profile_id":"7c4e8f2a"}}' destination:='{"profile":{"profile_id":"7c4e8f2a"}}' source_amount=1.00 source_asset=USD target_asset=PYUSD
