import axios from "axios"

const make = (ref: string, profile: string, amount: string) => ({ ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })

type Body = ReturnType<typeof make>

export const describe = (body: Body): string => `${body.amount} ${body.target_asset}`

export const create = async (ref: string, profile: string, amount: string): Promise<void> => {
  await axios.post("/v2/conversion/stablecoins", make(ref, profile, amount))
}
