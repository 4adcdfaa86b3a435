/** What the vendor's migration guide shows: docs/vendor-facts.md#guide-scope, the page as it was after 2026-04-21. */

/** Its legacy request, "before". */
export const legacyRequest = {
  ref_id: "usd-pyusd-a3b1c2d4",
  profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
  amount: "100",
  source_asset: "USD",
  target_asset: "PYUSD",
  metadata: { my_id: "4f8a2b6c-9d1e-4c3a-b5f7-0e2d8a7c1b9f" }
}

/** Its new request, "after": what a migration has to arrive at. */
export const newRequest = {
  ref_id: "usd-pyusd-a3b1c2d4",
  source_amount: "100",
  source_asset: "USD",
  destination_asset: "PYUSD",
  source: { profile: { profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c" } },
  destination: { profile: { profile_id: "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c" } },
  metadata: { my_id: "4f8a2b6c-9d1e-4c3a-b5f7-0e2d8a7c1b9f" }
}
