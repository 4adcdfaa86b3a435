import { createHmac } from "node:crypto"
const URL = "https://api.paxos.com/v2/conversion/stablecoins"
export async function convert(order: { id: string; profile: string; amount: string }, secret: string) {
  const body = JSON.stringify({ ref_id: order.id, profile_id: order.profile, amount: order.amount, source_asset: "USD", target_asset: "PYUSD" })
  const signature = createHmac("sha256", secret).update(`POST/v2/conversion/stablecoins${body}`).digest("hex")
  const res = await fetch(URL, { method: "POST", body, headers: { "x-signature": signature } })
  if (!res.ok) throw new Error("failed")
}
