locals {
  document = {
    method = "POST"
    url = "https://api.paxos.com/v2/orchestration/orchestrations"
    json = {
      ref_id = "r-1"
      source = {
        profile = {
          profile_id = "p-1"
        }
      }
      destination = {
        profile = {
          profile_id = "p-1"
        }
      }
      source_amount = "100.5"
      source_asset = "USD"
      destination_asset = "PYUSD"
    }
  }

  other = [1, 2
