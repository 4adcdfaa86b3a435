import axios from "axios"

export const create = async (ref: string, profile: string, amount: string): Promise<void> => {
  const { headers } = await axios.post("/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
  audit.write({ call: "POST /v2/conversion/stablecoins", amount, etag: headers.etag })
}
