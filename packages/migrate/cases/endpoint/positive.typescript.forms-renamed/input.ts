import axios from "axios"
import text, { stringify as toText } from "qs"

const PATH = "https://api.paxos.com/v2/conversion/stablecoins"

export const a = async (ref: string, p: string, amount: string): Promise<void> => {
  await axios.post(PATH, toText({ ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }))
}

export const b = async (ref: string, p: string, amount: string): Promise<void> => {
  await axios.post(PATH, text.stringify({ ref_id: ref, profile_id: p, amount, source_asset: "USD", target_asset: "PYUSD" }))
}
