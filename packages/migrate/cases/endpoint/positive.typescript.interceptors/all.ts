import axios, { type AxiosInstance } from "axios"
import { token } from "./auth.js"

export function makePaxos(): AxiosInstance {
  const http = axios.create({ baseURL: "https://api.paxos.com/v2", timeout: 10_000 })
  http.interceptors.request.use(async (config) => {
    config.headers.Authorization = `Bearer ${await token()}`
    return config
  })
  http.interceptors.response.use(undefined, (error) => {
    if (error.response?.status === 409 && error.config.url === "/conversion/stablecoins") {
      return { data: error.response.data.meta.existing }
    }
    throw error
  })
  return http
}

export async function convert(http: AxiosInstance, p: { profile: string; amount: string; ref: string }) {
  const { data } = await http.post("/orchestration/orchestrations", {
    source: {
      profile: {
        profile_id: p.profile
      }
    },
    destination: {
      profile: {
        profile_id: p.profile
      }
    },
    source_amount: p.amount,
    source_asset: "USD",
    destination_asset: "PYUSD",
    ref_id: p.ref
  })
  return data.id as string
}

export async function history(http: AxiosInstance, since: Date) {
  const rows: unknown[] = []
  let cursor: string | undefined
  do {
    const res = await http.get("/orchestration/orchestrations", {
      params: { "created_at.gte": since.toISOString(), order: "ASC", page_cursor: cursor }
    })
    rows.push(...res.data.items.filter((c: any) => c.status === "COMPLETED"))
    cursor = res.data.next_page_cursor
  } while (cursor)
  return rows
}
