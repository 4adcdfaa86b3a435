import type { Api } from "./api.ts"

export async function convert(api: Api, profile: string) {
  await api.post("/conversion/stablecoins", { profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" })
  if (
}
