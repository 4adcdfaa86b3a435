import type { Api } from "./api.ts"

export async function convert(api: Api, profile: string, refId: string, amount: string) {
  await api.post("/conversion/stablecoins", {
    ref_id: refId,
    profile_id: profile,
    source_amount: amount,
    source_asset: "USD",
    target_asset: "PYUSD"
  })
}
