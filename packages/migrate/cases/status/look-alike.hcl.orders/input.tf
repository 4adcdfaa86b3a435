locals {
  document = [
    {
      id = "o-1"
      market = "BTCUSD"
      side = "BUY"
      status = "CANCELLED"
      created_at = "2026-04-20T12:30:01Z"
    },
    {
      id = "q-1"
      quote_id = "q"
      status = "SETTLED"
      settled_at = "2026-04-20T12:30:01Z"
      recipient_profile_id = "p-2"
      source_asset = "USD"
      target_asset = "PYUSD"
    },
    {
      id = "t-1"
      type = "CRYPTO_DEPOSIT"
      amount = "5"
      asset = "PYUSD"
      balance_asset = "USD"
      status = "COMPLETED"
      created_at = "2026-04-20T12:30:01Z"
    },
  ]
}
