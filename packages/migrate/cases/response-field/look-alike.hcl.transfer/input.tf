locals {
  document = {
    id = "t-1"
    profile_id = "p-1"
    amount = "5"
    asset = "PYUSD"
    status = "COMPLETED"
    created_at = "2026-04-20T12:30:01Z"
    auto_conversion = {}
    conversion_target_asset = "NO_CONVERSION"
  }
}
