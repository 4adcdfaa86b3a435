import type { Api } from "./api.ts"

export async function settled(api: Api, id: string) {
  const execution = await api.get(`/profiles/p/quote-executions/${id}`)
  console.log(execution.settled_at, execution.cancelled_at)
}

export const changed = (api: Api, since: string) => api.get("/profiles", { params: { "updated_at.begin": since } })
