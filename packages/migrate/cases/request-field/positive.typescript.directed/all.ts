import type { Api } from "./api.ts"

export async function settle(api: Api, order: { id: string; from: string; to?: string; amount: string }) {
  await api.post("/orchestration/orchestrations", {
    ref_id: order.id,
    source: {
      profile: {
        profile_id: order.from
      }
    },
    destination: {
      profile: {
        profile_id: order.to ?? order.from
      }
    },
    source_amount: order.amount,
    source_asset: "PYUSD",
    destination_asset: "USD"
  })
}
