import axios from "axios"
import got from "got"

import { metrics } from "./metrics.ts"
import { validate } from "./validate.ts"

const api = axios.create({ baseURL: "https://api.paxos.com/v2" })
api.interceptors.request.use((config) => {
  config.headers["x-amount"] = config.data.amount
  return config
})
api.interceptors.response.use((response) => {
  metrics.settled(response.data.settled_at)
  return response
})

const client = got.extend({
  prefixUrl: "https://api.paxos.com/v2",
  hooks: { afterResponse: [(response) => (metrics.open(response.body.status === "CREATED"), response)] }
})

export async function create(profile: string, amount: string, ref: string): Promise<void> {
  await api.post("/conversion/stablecoins", { profile_id: profile, amount, source_asset: "USD", target_asset: "USDG", ref_id: ref })
}

export async function checked(profile: string, amount: string, ref: string): Promise<void> {
  const body = { profile_id: profile, amount, source_asset: "USD", target_asset: "USDG", ref_id: ref }
  validate(body)
  await client.post("conversion/stablecoins", { json: body })
}
