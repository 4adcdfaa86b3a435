import axios from "axios"

const make = (ref: string, profile: string, amount: string) => ({ ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })

type Body = ReturnType<typeof make>

export const describe = (body: Body): string => `${body.amount} ${body.target_asset}`

export const create = async (ref: string, profile: string, amount: string): Promise<void> => {
  await axios.post("/v2/orchestration/orchestrations", make(ref, profile, amount))
}
