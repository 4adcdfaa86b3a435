#!/bin/sh
curl -X POST https://api.paxos.com/v2/conversion/stablecoins --data-urlencode "ref_id=$REF" --data-urlencode "profile_id=$P" --data-urlencode "amount=1.00" --data-urlencode "source_asset=USD" --data-urlencode "target_asset=PYUSD"
curl -X POST https://api.paxos.com/v2/conversion/stablecoins -d "ref_id=$REF&profile_id=$P&amount=1.00&source_asset=USD&target_asset=PYUSD"
curl https://api.paxos.com/v2/conversion/stablecoins -d ref_id=a -d profile_id=b -d amount=1.00 -d source_asset=USD -d target_asset=PYUSD
curl https://api.paxos.com/v2/conversion/stablecoins -F ref_id=a -F profile_id=b -F amount=1.00 -F source_asset=USD -F target_asset=PYUSD
http --form POST https://api.paxos.com/v2/conversion/stablecoins ref_id=a profile_id=b amount=1.00 source_asset=USD target_asset=PYUSD
wget --post-data="ref_id=a&profile_id=b&amount=1.00&source_asset=USD&target_asset=PYUSD" https://api.paxos.com/v2/conversion/stablecoins
