import type { Api } from "./api.ts"

export async function convert(api: Api, profile: string, refId: string, amount: string) {
  await api.post("/orchestration/orchestrations", { ref_id: refId, profile_id: profile, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
  const x = [
}
