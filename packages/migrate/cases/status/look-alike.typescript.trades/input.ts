import type { Api } from "./api.ts"

type ExecutionStatus = "CREATED" | "SETTLED"

export async function isOpen(api: Api, id: string) {
  const execution: { status: ExecutionStatus } = await api.get(`/profiles/p/quote-executions/${id}`)
  return execution.status === "CREATED"
}

export const isDone = (order: { status: string }) => order.status === "SETTLED" || order.status === "CANCELLED"
