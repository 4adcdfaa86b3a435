import axios, { AxiosError } from "axios"

const api = axios.create({ baseURL: "https://api.paxos.com/v2" })
api.interceptors.request.use(async (config) => {
  config.headers.authorization = `Bearer ${await token()}`
  return config
})
api.interceptors.response.use(
  (response) => response,
  (error: AxiosError) => Promise.reject(new Error(`${error.config?.url}: ${error.response?.status}`))
)

export async function create(profile: string, amount: string, ref: string): Promise<void> {
  const body = { source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "USDG", ref_id: ref }
  console.log("converting", body)
  await api.post("/orchestration/orchestrations", body)
}

export const handler = async (event: { body: string }): Promise<void> => {
  const order = JSON.parse(event.body)
  await create(order.profile_id, order.amount, order.id)
}

export const total = (invoices: ReadonlyArray<{ amount: number }>): number =>
  invoices.reduce((sum, invoice) => sum + invoice.amount, 0)
