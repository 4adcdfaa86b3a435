locals {
  document = {
    fixtures = [
      {
        name = "directed"
        body = {
          profile_id = "omnibus-1"
          recipient_profile_id = "user-7"
          amount = "12.50"
          source_asset = "USD"
          target_asset = "USDP"
          ref_id = "r-77"
          identity_id = "00000000-0000-0000-0000-000000000000"
        }
      },
    ]
  }

  other = [1, 2
