import type { Api } from "./api.ts"

export async function isDone(api: Api, id: string) {
  const conversion = await api.get(`/conversion/stablecoins/${id}`)
  console.log(conversion.status === "SETTLED")
  if (conversion.
}
