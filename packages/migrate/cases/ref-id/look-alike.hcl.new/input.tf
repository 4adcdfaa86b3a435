locals {
  document = {
    ref_id = "r-1"
    source_amount = "1"
    source_asset = "USD"
    destination_asset = "PYUSD"
    source = {
      profile = {
        profile_id = "p"
      }
    }
    destination = {
      profile = {
        profile_id = "p"
      }
    }
  }
}
