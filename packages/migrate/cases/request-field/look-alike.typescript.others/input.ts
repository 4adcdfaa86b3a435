import type { Api } from "./api.ts"

export async function around(api: Api, profile: string, amount: string, recipient_profile_id: string) {
  await api.post(`/profiles/${profile}/quote-executions`, { quote_id: "q", quote_amount: amount, recipient_profile_id })
  await api.post("/transfer/internal", { from_profile_id: profile, to_profile_id: recipient_profile_id, amount, asset: "PYUSD" })
  await api.post(`/profiles/${profile}/orders`, { market: "BTCUSD", side: "BUY", amount, target_asset: "BTC", recipient_profile_id })
}
