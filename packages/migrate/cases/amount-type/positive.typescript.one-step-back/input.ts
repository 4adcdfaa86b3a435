import type { Api } from "./api.ts"

export async function sweep(api: Api, available: string, profile: string, id: string) {
  const whole = Math.floor(parseFloat(available))
  await api.post("/conversion/stablecoins", {
    ref_id: id,
    profile_id: profile,
    amount: String(whole),
    source_asset: "USDP",
    target_asset: "USD"
  })
}
