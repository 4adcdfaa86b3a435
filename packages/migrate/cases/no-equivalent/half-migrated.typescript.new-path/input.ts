import type { Api } from "./api.ts"

export async function changed(api: Api, since: string) {
  const page = await api.get("/orchestration/orchestrations", { params: { "updated_at.begin": since, status: "COMPLETED" } })
  for (const row of page.items) console.log(row.settled_at)
}
