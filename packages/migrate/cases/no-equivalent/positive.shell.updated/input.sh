curl -G "https://api.paxos.com/v2/conversion/stablecoins" -d updated_at.begin=2026-04-20T11:00:00Z -d created_at.begin=2026-04-20T11:00:00Z
