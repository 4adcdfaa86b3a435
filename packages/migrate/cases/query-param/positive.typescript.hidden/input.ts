import type { Api } from "./api.ts"

export async function count(api: Api, query: Record<string, string>) {
  const page = await api.get("/conversion/stablecoins", { params: { ...query, "created_at.begin": query.since } })
  console.log(page.items.length)
}
