const LEGACY = "/conversion/stablecoins"
const NEW = "/orchestration/orchestrations"

export const start = (api, profile, refId, amount) =>
  api.post(NEW, {
    ref_id: refId,
    source: { profile: { profile_id: profile } },
    destination: { profile: { profile_id: profile } },
    source_amount: amount,
    source_asset: "USD",
    destination_asset: "PYUSD"
  })
export const cancel = (api, id) => api.delete(`${LEGACY}/${id}`)
