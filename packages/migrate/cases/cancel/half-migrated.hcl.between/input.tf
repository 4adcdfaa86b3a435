locals {
  document = [
    {
      scope = "https://api.paxos.com:443"
      method = "POST"
      path = "/v2/orchestration/orchestrations"
      body = {
        ref_id = "treasury-0042"
        source_amount = "250.00"
        source_asset = "USD"
        destination_asset = "PYUSD"
        source = {
          profile = {
            profile_id = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
          }
        }
        destination = {
          profile = {
            profile_id = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
          }
        }
      }
      status = 200
    },
    {
      scope = "https://api.paxos.com:443"
      method = "DELETE"
      path = "/v2/conversion/stablecoins/e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c"
      status = 200
    },
  ]
}
