import type { Api } from "./api.ts"

const FINAL = ["COMPLETED", "FAILED", "REJECTED"]

export async function untilFinal(api: Api, id: string) {
  let orchestration = await api.get(`/orchestration/orchestrations/${id}`)
  while (!FINAL.includes(orchestration.status)) {
    await sleep(1000)
    orchestration = await api.get(`/orchestration/orchestrations/${id}`)
  }
  if (orchestration.status !== "COMPLETED") throw new Error(orchestration.fail_reason?.detail)
  return orchestration
}
