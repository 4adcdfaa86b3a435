import { http } from "./http"
export async function both(p: string, amount: string, ref: string, useNew: boolean) {
  const path = useNew ? "/v2/orchestration/orchestrations" : "/v2/conversion/stablecoins"
  const body = useNew
    ? { source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref }
    : { profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  const { data } = await http.post(path, body)
  return data.source_amount ?? data.amount
}
