import axios from "axios"
export const send = async (profile: string, amount: string, ref: string): Promise<void> => {
  await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
}
// What is taken apart, or handed on, is not written.
const { id, target_asset, ...others } = read()
log(...others, target_asset, id)
