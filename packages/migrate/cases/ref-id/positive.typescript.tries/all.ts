import axios from "axios"

export const create = async (order: string, profile: string, amount: string): Promise<void> => {
  for (let attempt = 0; attempt < 3; attempt++) {
    const { status } = await axios.post("/v2/orchestration/orchestrations", { ref_id: `${order}-${attempt}`, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
    if (status === 201) return
  }
}
