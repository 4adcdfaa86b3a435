import type { Api } from "./api.ts"

export async function read(api: Api, id: string) {
  try {
    await api.get(`/conversion/stablecoins/${id}`)
  } catch (error: any) {
    console.log(error.problem.meta.existing)
    if (
  }
}
