import type { Api } from "./api.ts"

export async function create(api: Api, profile: string, id: string) {
  try {
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
      source_amount: "1",
      source_asset: "USD",
      destination_asset: "PYUSD"
    })
  } catch (error: any) {
    if (!error.response.data.detail.startsWith("conversion already exists with ref_id")) throw error
    const existing = error.response.data.meta.existing
    console.log(existing.source_amount, existing.destination_asset)
  }
}
