import { createHmac } from "node:crypto"
import axios from "axios"

export const signed = async (key: string, profile: string, amount: string, ref: string): Promise<void> => {
  const text = ["amount=" + amount, "profile_id=" + profile, "target_asset=PYUSD"].join("&")
  const signature = createHmac("sha256", key).update(text).digest("hex")
  await axios.post(
    "/v2/conversion/stablecoins",
    { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" },
    { headers: { "x-signature": signature } }
  )
}

export const both = async (isOld: boolean, profile: string, amount: string, ref: string): Promise<void> => {
  if (isOld) await axios.post("/v2/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
  else await axios.post("/v2/orchestration/orchestrations", { ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
}

// What is only a name here says nothing of the wire.
export const named = async (profile: string, amount: string, target_asset: string, ref: string): Promise<void> => {
  console.log(`converting to ${target_asset}`)
  await axios.post("/v2/conversion/stablecoins", { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset })
}

it("is looked at where a test expects the old words", async () => {
  const { data } = await axios.post("/v2/conversion/stablecoins", { ref_id: "r-1", profile_id: "p-1", amount: "1.00", source_asset: "USD", target_asset: "PYUSD" })
  expect(data).toHaveProperty("target_asset", "PYUSD")
})
