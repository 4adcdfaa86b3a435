import axios from "axios"

const PATHS = {
  conversions: "/v2/conversion/stablecoins",
  transfers: "/v2/transfer/internal-transfers",
  old: { conversions: "/v2/conversion/stablecoins" }
} as const

export const create = async (profile: string, amount: string, refId: string): Promise<void> => {
  await axios.post(PATHS.conversions, { profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD", ref_id: refId })
}
