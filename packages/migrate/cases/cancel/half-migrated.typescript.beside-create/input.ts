import type { Api } from "./api.ts"

const LEGACY = "/conversion/stablecoins"
const NEW = "/orchestration/orchestrations"

export const start = (api: Api, profile: string, refId: string, amount: string) =>
  api.post(NEW, {
    ref_id: refId,
    source: { profile: { profile_id: profile } },
    destination: { profile: { profile_id: profile } },
    source_amount: amount,
    source_asset: "USD",
    destination_asset: "PYUSD"
  })
export const cancel = (api: Api, id: string) => api.delete(`${LEGACY}/${id}`)
