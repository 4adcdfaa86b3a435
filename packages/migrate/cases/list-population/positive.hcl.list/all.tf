locals {
  document = {
    request = {
      method = "GET"
      urlPath = "/v2/orchestration/orchestrations"
      queryParameters = {
        "created_at.gte" = {
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
            source_amount = "5"
            source_asset = "USD"
            destination_asset = "PYUSD"
            status = "COMPLETED"
            created_at = "2026-04-20T12:30:01Z"
            settled_at = "2026-04-20T12:30:02Z"
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
          },
          {
            id = "c-2"
            profile_id = "p-1"
            source_amount = "7"
            source_asset = "USD"
            destination_asset = "PYUSD"
            status = "PROCESSING"
            created_at = "2026-04-20T12:30:01Z"
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
          },
        ]
      }
    }
  }
}
