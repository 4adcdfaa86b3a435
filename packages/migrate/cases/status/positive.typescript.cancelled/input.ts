import type { Api } from "./api.ts"

export async function isGone(api: Api, id: string) {
  const { status } = await api.get(`/conversion/stablecoins/${id}`)
  console.log(status === "CANCELLED")
}
