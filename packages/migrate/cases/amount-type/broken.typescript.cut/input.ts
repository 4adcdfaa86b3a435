import type { Api } from "./api.ts"

export async function read(api: Api, id: string) {
  const conversion = await api.get(`/conversion/stablecoins/${id}`)
  console.log(Number(conversion.amount))
  return {
}
