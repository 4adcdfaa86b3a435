locals {
  document = {
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
  }

  other = [1, 2
