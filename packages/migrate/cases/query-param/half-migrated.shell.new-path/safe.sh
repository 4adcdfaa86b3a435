curl "https://api.paxos.com/v2/orchestration/orchestrations?profile_id=$P&created_at.gte=2026-04-20T11:00:00Z"
