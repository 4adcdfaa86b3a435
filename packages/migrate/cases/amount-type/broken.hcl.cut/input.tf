locals {
  document = {
    method = "POST"
    url = "https://api.paxos.com/v2/conversion/stablecoins"
    json = {
      ref_id = "r-1"
      profile_id = "p-1"
      amount = 100.5
      source_asset = "USD"
      target_asset = "PYUSD"
    }
  }

  other = [1, 2
