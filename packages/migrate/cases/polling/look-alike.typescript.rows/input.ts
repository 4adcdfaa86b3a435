import type { Api } from "./api.ts"

export async function poll(api: Api, ids: string[]) {
  while (ids.length > 0) console.log(await api.get(`/profiles/p/quote-executions/${ids.pop()}`))
  for (;;) await api.get("/orchestration/orchestrations?status=PENDING")
}
