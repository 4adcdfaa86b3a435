locals {
  document = [
    {
      scope = "https://api.paxos.com:443"
      method = "DELETE"
      path = "/v2/conversion/stablecoins/c-1"
      status = 200
    },
    {
      scope = "https://api.paxos.com:443"
      method = "GET"
      path = "/v2/conversion/stablecoins/c-1"
      status = 200
      response = {
        id = "c-1"
        profile_id = "p-1"
        amount = "5"
        source_asset = "USD"
        target_asset = "PYUSD"
        status = "CANCELLED"
        created_at = "2026-04-20T12:30:01Z"
        cancelled_at = "2026-04-20T12:30:01Z"
      }
    },
  ]

  other = [1, 2
