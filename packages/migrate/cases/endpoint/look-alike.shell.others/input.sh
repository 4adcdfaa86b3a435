curl https://api.example.com/v1/conversions/stablecoins
ls src/conversion/stablecoins/index.ts
curl -X POST https://api.paxos.com/v2/orchestration/orchestrations -d '{"ref_id":"r","source_amount":"1","source_asset":"USD","destination_asset":"PYUSD","source":{"profile":{"profile_id":"p"}},"destination":{"profile":{"profile_id":"p"}}}'
