import axios from "axios"

export const convert = async (form: URLSearchParams, ref: string, profile: string, amount: string): Promise<void> => {
  const { data } = await axios.post("https://oauth.paxos.com/oauth2/token", form, {
    headers: { "Content-Type": "application/x-www-form-urlencoded" }
  })
  await axios.post(
    "https://api.paxos.com/v2/conversion/stablecoins",
    { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" },
    { headers: { Authorization: `Bearer ${data.access_token}` } }
  )
}
