locals {
  document = [
    {
      scope = "https://api.paxos.com:443"
      method = "GET"
      path = "/v2/conversion/stablecoins?profile_id=7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c&created_at.begin=2026-04-20T11:00:00Z&created_at.end=2026-04-20T11:00:00Z"
      status = 200
    },
  ]

  other = [1, 2
