locals {
  document = {
    id = "c-1"
    profile_id = "p-1"
    amount = "5"
    source_asset = "USD"
    target_asset = "PYUSD"
    status = "SETTLED"
    created_at = "2026-04-20T12:30:01Z"
    settled_at = "2026-04-20T12:30:02Z"
  }
}
