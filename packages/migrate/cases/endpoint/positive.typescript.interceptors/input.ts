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
  const { data } = await http.post("/conversion/stablecoins", {
    profile_id: p.profile,
    amount: p.amount,
    source_asset: "USD",
    target_asset: "PYUSD",
    ref_id: p.ref
  })
  return data.id as string
}

export async function history(http: AxiosInstance, since: Date) {
  const rows: unknown[] = []
  let cursor: string | undefined
  do {
    const res = await http.get("/conversion/stablecoins", {
      params: { "created_at.begin": since.toISOString(), order: "ASC", page_cursor: cursor }
    })
    rows.push(...res.data.items.filter((c: any) => c.status === "SETTLED"))
    cursor = res.data.next_page_cursor
  } while (cursor)
  return rows
}
