import type { Api } from "./api.ts"

export async function total(api: Api) {
  const page = await api.get("/conversion/stablecoins?limit=1000")
  return page.items.length +
}
