/** Requests and records of both APIs that say the same. */
import type { Conversion, ConversionRequest } from "@segue/core/Conversion"
import type { Orchestration, OrchestrationRequest } from "@segue/core/Orchestration"

export const profile = "b821ff88-fdb4-49ba-b30f-99c40f01fcfc"
export const other = "1a763ac5-13d9-4568-bb8b-747c416b105c"

export const request: OrchestrationRequest = {
  ref_id: "ref-1",
  source_amount: "100.00",
  source_asset: "USD",
  destination_asset: "PYUSD",
  source: { profile: { profile_id: profile } },
  destination: { profile: { profile_id: profile } }
}

export const orchestration: Orchestration = {
  id: "orchestration-1",
  profile_id: profile,
  ref_id: "ref-1",
  source_asset: "USD",
  destination_asset: "PYUSD",
  source_amount: "100.00",
  status: "PROCESSING",
  source: { profile: { profile_id: profile } },
  destination: { profile: { profile_id: profile } },
  created_at: "2026-04-20T12:30:01.397730Z",
  updated_at: "2026-04-20T12:30:01.397730Z"
}

export const conversionRequest: ConversionRequest = {
  profile_id: profile,
  amount: "100.00",
  source_asset: "USD",
  target_asset: "PYUSD",
  ref_id: "ref-1"
}

export const conversion: Conversion = {
  id: "conversion-1",
  profile_id: profile,
  amount: "100.00",
  source_asset: "USD",
  target_asset: "PYUSD",
  status: "SETTLED",
  ref_id: "ref-1",
  identity_id: "00000000-0000-0000-0000-000000000000",
  account_id: "00000000-0000-0000-0000-000000000000",
  created_at: "2026-04-20T12:30:01.397730Z",
  settled_at: "2026-04-20T12:30:02.1Z"
}
