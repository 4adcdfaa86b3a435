import type { Api } from "./api.ts"

export async function create(api: Api, profile: string, id: string) {
  try {
    await api.post("/conversion/stablecoins", {
      ref_id: id,
      profile_id: profile,
      amount: "1",
      source_asset: "USD",
      target_asset: "PYUSD"
    })
  } catch (error: any) {
    if (!error.response.data.detail.startsWith("conversion already exists with ref_id")) throw error
    const existing = error.response.data.meta.existing
    console.log(existing.amount, existing.target_asset)
  }
}
