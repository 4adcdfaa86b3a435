import axios from "axios"

const PATHS = {
  conversions: "/v2/orchestration/orchestrations",
  transfers: "/v2/transfer/internal-transfers",
  old: { conversions: "/v2/conversion/stablecoins" }
} as const

export const create = async (profile: string, amount: string, refId: string): Promise<void> => {
  await axios.post(PATHS.conversions, { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: refId })
}
