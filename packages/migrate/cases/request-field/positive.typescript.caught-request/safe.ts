import axios from "axios"

export async function move(profile: string, amount: string, ref: string): Promise<void> {
  const body = { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: ref }
  try {
    await axios.post("https://api.paxos.com/v2/conversion/stablecoins", body)
  } catch (error: any) {
    throw new Error(`${body.amount} was not converted: ${JSON.parse(error.config.data).amount}`)
  }
}

export async function other(profile: string, amount: string, ref: string): Promise<void> {
  try {
    await axios.post("https://api.paxos.com/v2/orchestration/orchestrations", { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: ref })
  } catch (error: any) {
    throw new Error(`${amount} was not converted: ${error.message}`)
  }
}
