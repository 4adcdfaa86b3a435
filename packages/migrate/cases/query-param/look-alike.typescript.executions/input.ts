import type { Api } from "./api.ts"

export async function open(api: Api, begin: string, end: string) {
  const page = await api.get(`/profiles/p/quote-executions?created_at.begin=${begin}&created_at.end=${end}`)
  console.log(page.items.length)
}

export const since = (api: Api, begin: string) => api.get("/orchestration/orchestrations", { params: { "created_at.gte": begin } })
