import type { Api } from "./api.ts"

export async function settle(api: Api, order: { id: string; amount: string }) {
  await api.post("/conversion/stablecoins", {
    ref_id: order.id,
    profile_id: nextProfile(),
    amount: order.amount,
    source_asset: "PYUSD",
    target_asset: "USD"
  })
}
