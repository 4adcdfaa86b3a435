import type { Api } from "./api.ts"

export async function untilSettled(api: Api, id: string) {
  let conversion = await api.get(`/conversion/stablecoins/${id}`)
  while (conversion.status !== "SETTLED") {
    conversion = await api.get(`/conversion/stablecoins/${id}`)
  }
  return [conversion
}
