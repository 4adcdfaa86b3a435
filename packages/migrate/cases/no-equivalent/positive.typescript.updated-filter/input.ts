import type { Api } from "./api.ts"

export async function changed(api: Api, since: string) {
  const params = new URLSearchParams({ limit: "100" })
  params.set("updated_at.begin", since)
  const page = await api.get(`/conversion/stablecoins?${params}`)
  console.log(page.items.length)
}

export async function settled(api: Api, id: string) {
  const conversion = await api.get(`/conversion/stablecoins/${id}`)
  const { settled_at, cancelled_at } = conversion
  console.log(settled_at ?? cancelled_at)
}
