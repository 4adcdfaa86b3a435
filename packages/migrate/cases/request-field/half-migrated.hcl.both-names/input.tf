locals {
  document = {
    request = {
      method = "POST"
      url = "/v2/conversion/stablecoins"
      body = {
        ref_id = "r-1"
        profile_id = "p-1"
        amount = "5"
        source_amount = "5"
        source_asset = "USD"
        target_asset = "PYUSD"
        destination_asset = "USDP"
      }
    }
  }
}
