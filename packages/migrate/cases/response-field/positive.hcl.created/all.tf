locals {
  document = {
    id = "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c"
    profile_id = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
    source_amount = "100"
    source_asset = "USD"
    destination_asset = "PYUSD"
    status = "PROCESSING"
    ref_id = "usd-pyusd-a3b1c2d4"
    created_at = "2026-04-20T12:30:01.397730Z"
    updated_at = "2026-04-20T12:30:01.472464Z"
    source = {
      profile = {
        profile_id = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
      }
    }
    destination = {
      profile = {
        profile_id = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
      }
    }
    metadata = {
      my_id = "4f8a2b6c-9d1e-4c3a-b5f7-0e2d8a7c1b9f"
    }
  }
}
