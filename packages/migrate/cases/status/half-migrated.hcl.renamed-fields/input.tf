locals {
  document = {
    id = "c-1"
    profile_id = "p-1"
    source_amount = "5"
    source_asset = "USD"
    target_asset = "PYUSD"
    status = "SETTLED"
    ref_id = "r-1"
    created_at = "2026-04-20T12:30:01Z"
    source = {
      profile = {
        profile_id = "p-1"
      }
    }
  }
}
