/** The payloads of the vendor's migration guide. */
const profile_id = "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c"
const metadata = { my_id: "4f8a2b6c-9d1e-4c3a-b5f7-0e2d8a7c1b9f" }
const sides = { source: { profile: { profile_id } }, destination: { profile: { profile_id } } }

export const legacyRequest = {
  ref_id: "usd-pyusd-a3b1c2d4",
  profile_id,
  amount: "100",
  source_asset: "USD",
  target_asset: "PYUSD",
  metadata
}

export const newRequest = {
  ref_id: "usd-pyusd-a3b1c2d4",
  source_amount: "100",
  source_asset: "USD",
  destination_asset: "PYUSD",
  ...sides,
  metadata
}

export const legacyResponse = {
  id: "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
  profile_id,
  amount: "100",
  source_asset: "USD",
  target_asset: "PYUSD",
  status: "CREATED",
  ref_id: "usd-pyusd-a3b1c2d4",
  created_at: "2026-04-20T12:30:01.397730Z",
  updated_at: "2026-04-20T12:30:01.472464Z",
  metadata
}

/** The guide's own answer without `customer_id`, `id` and `updated_at`, which a conversion cannot tell. */
export const newResponse = {
  id: legacyResponse.id,
  profile_id,
  source_amount: "100",
  source_asset: "USD",
  destination_asset: "PYUSD",
  status: "PROCESSING",
  ref_id: "usd-pyusd-a3b1c2d4",
  created_at: "2026-04-20T12:30:01.397730Z",
  updated_at: legacyResponse.updated_at,
  ...sides,
  metadata
}

export const legacyList = `https://api.paxos.com/v2/conversion/stablecoins?profile_id=${profile_id}&created_at.begin=2026-04-20T11:00:00Z`
export const newList = `https://api.paxos.com/v2/orchestration/orchestrations?profile_id=${profile_id}&created_at.gte=2026-04-20T11:00:00Z`

export const legacyScopes = "conversion:read_conversion_stablecoin conversion:write_conversion_stablecoin"
export const newScopes = "orchestration:read_orchestration orchestration:write_orchestration"
