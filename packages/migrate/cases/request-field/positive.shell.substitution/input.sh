curl -X POST "$B/v2/conversion/stablecoins" -d '{"ref_id":"r-1","profile_id":"'"$(new_profile)"'","amount":"1","source_asset":"USD","target_asset":"PYUSD"}'
curl -X POST "$B/v2/conversion/stablecoins" -d "{\"ref_id\":\"$(uuidgen)\",\"profile_id\":\"${PROFILE:-main}\",\"amount\":\"1\",\"source_asset\":\"USD\",\"target_asset\":\"PYUSD\"}"
