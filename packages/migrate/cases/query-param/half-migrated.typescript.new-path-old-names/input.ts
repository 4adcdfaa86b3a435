import type { Api } from "./api.ts"

export async function count(api: Api, begin: string) {
  const page = await api.get("/orchestration/orchestrations", { params: { "created_at.begin": begin } })
  console.log(page.items.length)
}
