import axios from "axios"
import qs from "qs"

const BASE = "https://api.paxos.com/v2"
const form = async (path: string, body: object): Promise<void> => {
  await axios.post(BASE + path, qs.stringify(body))
}
const pairs = async (path: string, body: Record<string, any>): Promise<void> => {
  await fetch(BASE + path, { method: "POST", body: new URLSearchParams(body) })
}
const text = async (path: string, body: object): Promise<void> => {
  await fetch(BASE + path, { method: "POST", body: JSON.stringify(body) })
}
export const a = async (ref: string, profile: string, amount: string): Promise<void> => {
  await form("/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
}
export const b = async (ref: string, profile: string, amount: string): Promise<void> => {
  await pairs("/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
}
export const c = async (ref: string, profile: string, amount: string): Promise<void> => {
  await text("/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
}
