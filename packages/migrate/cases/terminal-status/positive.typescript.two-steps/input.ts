import { paxos } from "./http"
// USDP -> PYUSD through USD
export async function swap(profile: string, amount: string, key: string) {
  const first = await paxos.post("/conversion/stablecoins", { profile_id: profile, amount, source_asset: "USDP", target_asset: "USD", ref_id: `${key}-1` }).then((r) => r.data)
  let state = first
  while (state.status === "CREATED") {
    await new Promise((r) => setTimeout(r, 500))
    state = (await paxos.get(`/conversion/stablecoins/${first.id}`)).data
  }
  if (state.status === "CANCELLED") throw new Error("cancelled")
  const second = await paxos.post("/conversion/stablecoins", { profile_id: profile, amount: Number(state.amount), source_asset: "USD", target_asset: "PYUSD", ref_id: `${key}-2` })
  return second.data.id
}
