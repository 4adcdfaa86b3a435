import { createHmac } from "node:crypto"
const URL = "https://api.paxos.com/v2/orchestration/orchestrations"
export async function convert(order: { id: string; profile: string; amount: string }, secret: string) {
  const body = JSON.stringify({ ref_id: order.id, source: { profile: { profile_id: order.profile } }, destination: { profile: { profile_id: order.profile } }, source_amount: order.amount, source_asset: "USD", destination_asset: "PYUSD" })
  const signature = createHmac("sha256", secret).update(`POST/v2/conversion/stablecoins${body}`).digest("hex")
  const res = await fetch(URL, { method: "POST", body, headers: { "x-signature": signature } })
  if (!res.ok) throw new Error("failed")
}
