locals {
  document = [
    {
      scope = "https://api.paxos.com:443"
      method = "POST"
      path = "/v2/orchestration/orchestrations"
      body = {
        ref_id = "r-1"
        profile_id = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
        source_amount = "250.00"
        source_asset = "USD"
        destination_asset = "PYUSD"
      }
      status = 200
    },
  ]
}
