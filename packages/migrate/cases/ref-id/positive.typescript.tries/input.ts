import axios from "axios"

export const create = async (order: string, profile: string, amount: string): Promise<void> => {
  for (let attempt = 0; attempt < 3; attempt++) {
    const { status } = await axios.post("/v2/conversion/stablecoins", { ref_id: `${order}-${attempt}`, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
    if (status === 201) return
  }
}
