ANSWER=$(curl -s -X POST "$B/v2/conversion/stablecoins" -d '{"ref_id":"r-1","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}')
curl -s -X POST "$B/v2/conversion/stablecoins" -o answer.json -d '{"ref_id":"r-2","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
curl -s -X POST "$B/v2/conversion/stablecoins" -o /dev/null -w '%{http_code}' -d '{"ref_id":"r-3","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
curl -s -X POST "$B/v2/conversion/stablecoins" -d '{"ref_id":"r-4","profile_id":"p-1","amount":"1","source_asset":"USD","target_asset":"PYUSD"}' | python3 check.py
