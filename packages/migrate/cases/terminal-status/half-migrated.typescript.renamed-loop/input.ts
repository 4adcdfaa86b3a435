import type { Api } from "./api.ts"

export async function untilCompleted(api: Api, id: string) {
  let orchestration = await api.get(`/orchestration/orchestrations/${id}`)
  while (orchestration.status !== "COMPLETED") {
    await sleep(1000)
    orchestration = await api.get(`/orchestration/orchestrations/${id}`)
  }
  return orchestration
}

export async function accepts(api: Api, id: string) {
  for (;;) {
    const { status } = await api.get(`/orchestration/orchestrations/${id}`)
    if (status === "SETTLED" || status === "COMPLETED") return true
    if (status === "CANCELLED" || status === "FAILED") return false
    await sleep(1000)
  }
}
