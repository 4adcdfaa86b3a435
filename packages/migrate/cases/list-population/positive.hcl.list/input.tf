locals {
  document = {
    request = {
      method = "GET"
      urlPath = "/v2/conversion/stablecoins"
      queryParameters = {
        "created_at.begin" = {
          equalTo = "2026-04-20T11:00:00Z"
        }
      }
    }
    response = {
      jsonBody = {
        items = [
          {
            id = "c-1"
            profile_id = "p-1"
            amount = "5"
            source_asset = "USD"
            target_asset = "PYUSD"
            status = "SETTLED"
            created_at = "2026-04-20T12:30:01Z"
            settled_at = "2026-04-20T12:30:02Z"
          },
          {
            id = "c-2"
            profile_id = "p-1"
            amount = "7"
            source_asset = "USD"
            target_asset = "PYUSD"
            status = "CREATED"
            created_at = "2026-04-20T12:30:01Z"
          },
        ]
      }
    }
  }
}
