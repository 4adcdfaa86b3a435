import axios from "axios"
import type { PaxosRequest } from "@acme/types"
export const a = async (id: string, p: string, amount: string): Promise<void> => {
  await axios.post<unknown, void, PaxosRequest>("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" })
}
export const b = async (id: string, p: string, amount: string): Promise<void> => {
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", <PaxosRequest>{ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" })
}
export const c = async (id: string, p: string, amount: string): Promise<void> => {
  const body: PaxosRequest = { ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", body)
}
export const d = async (id: string, p: string, amount: string): Promise<void> => {
  const body: Record<string, string> = { ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", body)
}
export const e = async (id: string, p: string, amount: string): Promise<void> => {
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" } satisfies PaxosRequest)
}
type Texts = { readonly [k: string]: string }
const make = (id: string, p: string, amount: string): Texts => ({ ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" })
export const f = async (id: string, p: string, amount: string): Promise<void> => {
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", make(id, p, amount))
}
export const g = async (id: string, p: string, amount: string): Promise<void> => {
  const body: Record<string, unknown> = { ref_id: id, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" }
  await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", body)
}
const post = async (path: string, body: { [key: string]: string }): Promise<void> => {
  await axios.post(`https://api.paxos.com/v2${path}`, body)
}
export const h = (id: string, p: string, amount: string): Promise<void> =>
  post("/conversion/stablecoins", { ref_id: id, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" })
