import type { Api } from "./api.ts"

export async function changed(api: Api, since: string) {
  const page = await api.get("/conversion/stablecoins", { params: { "updated_at.begin": since } })
  for (const row of page.items) console.log(row.settled_at
}
