locals {
  document = {
    quote_id = "q-1"
    profile_id = "p-1"
    recipient_profile_id = "p-2"
    source_asset = "USD"
    target_asset = "BTC"
    amount = "100"
    status = "CREATED"
    created_at = "2026-04-20T12:30:01Z"
  }
}
