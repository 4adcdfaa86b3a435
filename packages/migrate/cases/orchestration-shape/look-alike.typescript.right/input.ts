import type { Api } from "./api.ts"

export async function convert(api: Api, profile: string, refId: string, amount: string) {
  const side = { profile: { profile_id: profile } }
  const orchestration = await api.post("/orchestration/orchestrations", {
    ref_id: refId,
    source: side,
    destination: side,
    source_amount: amount,
    source_asset: "USD",
    destination_asset: "PYUSD"
  })
  console.log(orchestration.source_amount, orchestration.profile_id)
}
