import type { Api } from "./api.ts"

export async function settle(api: Api, order: { id: string; from: string; to?: string; amount: string }) {
  await api.post("/conversion/stablecoins", {
    ref_id: order.id,
    profile_id: order.from,
    recipient_profile_id: order.to,
    amount: order.amount,
    source_asset: "PYUSD",
    target_asset: "USD"
  })
}
