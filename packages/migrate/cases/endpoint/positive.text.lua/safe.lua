-- Lua is not parsed: proofs are found in texts
URL = "https://api.paxos.com/v2/conversion/stablecoins"  -- posts to /v2/conversion/stablecoins
SCOPES = "conversion:read_conversion_stablecoin orchestration:read_orchestration conversion:write_conversion_stablecoin orchestration:write_orchestration"
BODY = '{"ref_id": "r-1", "profile_id": "p-1", "amount": "5", "source_asset": "USD", "target_asset": "PYUSD"}'
