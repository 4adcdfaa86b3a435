locals {
  document = {
    fixtures = [
      {
        name = "directed"
        body = {
          source = {
            profile = {
              profile_id = "omnibus-1"
            }
          }
          destination = {
            profile = {
              profile_id = "user-7"
            }
          }
          source_amount = "12.50"
          source_asset = "USD"
          destination_asset = "USDP"
          ref_id = "r-77"
        }
      },
    ]
  }

  other = [1, 2
