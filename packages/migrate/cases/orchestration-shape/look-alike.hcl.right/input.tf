locals {
  document = {
    request = {
      method = "POST"
      path = "/v2/orchestration/orchestrations"
      body = {
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
          crypto = {
            address = "0x1"
            network = "ETHEREUM"
          }
        }
      }
    }
    response = {
      body = {
        id = "o-1"
        profile_id = "p"
        status = "PROCESSING"
        source_amount = "1"
        source_asset = "USD"
        destination_asset = "PYUSD"
        created_at = "2026-04-20T12:30:01Z"
      }
    }
  }
}
