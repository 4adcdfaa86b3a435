import type { Api } from "./api.ts"

export async function forever(api: Api, id: string) {
  while (true) {
    const reply = await api.get(`/orchestration/orchestrations/${id}`)
    console.log(reply.id)
  }
  if (
}
