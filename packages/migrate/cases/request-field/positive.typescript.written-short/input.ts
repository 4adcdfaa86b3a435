import axios from "axios"
export const send = async (profile: string, amount: string, ref: string): Promise<void> => {
  await axios.post("https://api.paxos.com/v2/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
}
export const withPayee = (input: object, recipient_profile_id: string) => ({ ...input, recipient_profile_id })

export const directed = (target: object, target_asset: string) => Object.assign(target, { target_asset })
