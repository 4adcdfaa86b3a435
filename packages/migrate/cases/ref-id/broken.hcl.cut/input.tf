locals {
  document = {
    profile_id = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
    amount = "100"
    source_asset = "USD"
    target_asset = "PYUSD"
  }

  other = [1, 2
