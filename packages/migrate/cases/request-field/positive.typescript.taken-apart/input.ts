import axios from "axios"
export const send = async (profile: string, amount: string, ref: string): Promise<void> => {
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
}
// What is taken apart, or handed on, is not written.
const { id, target_asset, ...others } = read()
log(...others, target_asset, id)
