#!/bin/sh
curl -fsS https://status.example.com/health
# Other resources of the same vendor, and the new API in words.
http POST "https://api.paxos.com/v2/profiles/$PROFILE/orders" ref_id=order-1 amount=1.00 source_asset=USD target_asset=PYUSD recipient_profile_id="$RECIPIENT"
xh post https://api.paxos.com/v2/transfer/crypto-withdrawals profile_id="$PROFILE" amount=1.00 asset=PYUSD
http POST https://api.paxos.com/v2/orchestration/orchestrations ref_id=usd-pyusd-1 'source[profile][profile_id]=7c4e8f2a' 'destination[profile][profile_id]=7c4e8f2a' source_amount=1.00 source_asset=USD destination_asset=PYUSD
