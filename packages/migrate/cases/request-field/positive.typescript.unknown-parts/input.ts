import type { Api } from "./api.ts"

export async function settle(api: Api, input: Record<string, string>, isDirected: boolean) {
  await api.post("/conversion/stablecoins", { ...input, ref_id: input.id })
  await api.post("/conversion/stablecoins", {
    ref_id: input.id,
    profile_id: input.profile,
    amount: input.amount,
    source_asset: "USD",
    target_asset: "PYUSD",
    ...(isDirected ? { recipient_profile_id: input.recipient } : {})
  })
}

export const send = (api: Api, body: unknown) => api.post("/conversion/stablecoins", body)
