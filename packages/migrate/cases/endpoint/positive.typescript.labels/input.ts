import axios from "axios"

export const create = async (ref: string, profile: string, amount: string): Promise<void> => {
  const { headers } = await axios.post("/v2/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
  audit.write({ call: "POST /v2/conversion/stablecoins", amount, etag: headers.etag })
}
