import type { Api } from "./api.ts"

export async function untilSettled(api: Api, id: string) {
  let execution = await api.get(`/profiles/p/quote-executions/${id}`)
  while (execution.status !== "SETTLED") {
    await sleep(1000)
    execution = await api.get(`/profiles/p/quote-executions/${id}`)
  }
  return execution
}
