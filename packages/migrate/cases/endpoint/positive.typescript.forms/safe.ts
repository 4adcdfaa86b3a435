import axios from "axios"
import qs from "qs"
import querystring from "node:querystring"
import superagent from "superagent"
import got from "got"
export const a = async (ref: string, p: string, amount: string): Promise<void> => {
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", qs.stringify({ ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }))
}
export const b = async (ref: string, p: string, amount: string): Promise<void> => {
  await axios.postForm("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" })
}
export const c = async (ref: string, p: string, amount: string): Promise<void> => {
  await superagent.post("https://api.paxos.com/v2/conversion/stablecoins").type("form").send({ ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" })
}
export const d = async (ref: string, p: string, amount: string): Promise<void> => {
  await got.post("https://api.paxos.com/v2/conversion/stablecoins", { form: { ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" } })
}
export const e = async (ref: string, p: string, amount: string): Promise<void> => {
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }, { headers: { "content-type": "application/x-www-form-urlencoded" } })
}
export const f = async (ref: string, p: string, amount: string): Promise<void> => {
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: new URLSearchParams({ ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }) })
}
export const g = async (ref: string, p: string, amount: string): Promise<void> => {
  const body = querystring.stringify({ ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" })
  await fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body })
}
export const h = async (ref: string, p: string, amount: string): Promise<void> => {
  await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: p } }, destination: { profile: { profile_id: p } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
}
const FORM = { "Content-Type": "application/x-www-form-urlencoded" }
export const i = async (ref: string, p: string, amount: string): Promise<void> => {
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }, { headers: FORM })
}
export const j = async (ref: string, p: string, amount: string): Promise<void> => {
  await $.post("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" })
}
export const k = async (ref: string, p: string, amount: string): Promise<void> => {
  await $.ajax({ url: "https://api.paxos.com/v2/conversion/stablecoins", method: "POST", data: { ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" } })
}
