locals {
  document = {
    row = {
      id = "c-1"
      profile_id = "p-1"
      amount = "5"
      source_asset = "USD"
      target_asset = "PYUSD"
      status = "SETTLED"
      ref_id = "r-1"
      created_at = "2026-04-20T12:30:01Z"
      updated_at = "2026-04-20T12:30:01Z"
    }
    waiting = {
      id = "c-2"
      profile_id = "p-1"
      amount = "5"
      source_asset = "USD"
      target_asset = "PYUSD"
      status = "CREATED"
      ref_id = "r-2"
      created_at = "2026-04-20T12:30:01Z"
    }
    gone = {
      id = "c-3"
      profile_id = "p-1"
      amount = "5"
      source_asset = "USD"
      target_asset = "PYUSD"
      status = "CANCELLED"
      ref_id = "r-3"
      created_at = "2026-04-20T12:30:01Z"
      cancelled_at = "2026-04-20T12:30:01Z"
    }
    unknown = {
      id = "c-4"
      profile_id = "p-1"
      amount = "5"
      source_asset = "USD"
      target_asset = "PYUSD"
      status = "ON_HOLD"
      ref_id = "r-4"
      created_at = "2026-04-20T12:30:01Z"
    }
  }
}
