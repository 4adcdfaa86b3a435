import type { Api } from "./api.ts"

export async function sweep(api: Api, available: string, profile: string, id: string) {
  const whole = Math.floor(parseFloat(available))
  await api.post("/orchestration/orchestrations", {
    ref_id: id,
    source: {
      profile: {
        profile_id: profile
      }
    },
    destination: {
      profile: {
        profile_id: profile
      }
    },
    source_amount: String(whole),
    source_asset: "USDP",
    destination_asset: "USD"
  })
}
