import type { Api } from "./api.ts"

export async function outcome(api: Api, id: string) {
  const orchestration = await api.get(`/orchestration/orchestrations/${id}`)
  switch (orchestration.status) {
    case "COMPLETED":
      return "done"
    case "FAILED":
    case "REJECTED":
      return "stopped"
    default:
      return "open"
  }
}
