import type { Api } from "./api.ts"

export async function read(api: Api, id: string) {
  const orchestration = await api.get(`/orchestration/orchestrations/${id}`).catch(() => undefined)
  if (orchestration !== undefined) return
  try {
    await api.get(`/conversion/stablecoins/${id}`)
  } catch (error: any) {
    console.log(/conversion with id .* not found/.test(error.message))
  }
}
