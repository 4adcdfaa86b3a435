import type { Api } from "./api.ts"

export async function total(api: Api, profile: string) {
  let cents = 0n
  const page = await api.get(`/conversion/stablecoins?profile_id=${profile}`)
  for (const row of page.items) cents += toCents(row.amount)
  return cents
}
