locals {
  document = [
    {
      scope = "https://api.paxos.com:443"
      method = "GET"
      path = "/v2/conversion/stablecoins?created_at.gte=2026-04-20T11:00:00Z"
      status = 200
    },
  ]
}
