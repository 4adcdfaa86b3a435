import type { Api } from "./api.ts"

export async function read(api: Api, id: string) {
  const conversion = await api.get(`/orchestration/orchestrations/${id}`)
  console.log(Number(conversion.source_amount))
  return {
}
