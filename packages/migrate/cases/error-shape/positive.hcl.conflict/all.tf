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
        source_amount = "5"
        source_asset = "USD"
        destination_asset = "USDP"
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
    }
  }
}
