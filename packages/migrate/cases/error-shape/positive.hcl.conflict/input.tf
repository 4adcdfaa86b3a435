locals {
  document = {
    type = "https://developer.paxos.com/docs/v2/problems/already-exists"
    title = "Already Exists"
    status = 409
    detail = "conversion already exists with ref_id 'r-1'"
    meta = {
      existing = {
        id = "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c"
        profile_id = "p-1"
        amount = "5"
        source_asset = "USD"
        target_asset = "USDP"
        status = "SETTLED"
        identity_id = "00000000-0000-0000-0000-000000000000"
        account_id = "00000000-0000-0000-0000-000000000000"
        created_at = "2026-04-20T12:30:01Z"
        settled_at = "2026-04-20T12:30:02Z"
      }
    }
  }
}
