import type { Api } from "./api.ts"

enum ConversionStatus {
  Created = "PROCESSING",
  Settled = "SETTLED"
}

const LABELS: Record<string, string> = { PROCESSING: "open", COMPLETED: "done" }

export async function label(api: Api, id: string) {
  const conversion = await api.get(`/orchestration/orchestrations/${id}`)
  if (conversion.status === ConversionStatus.Created) console.log("open")
  const isDone = conversion.status === "COMPLETED"
  console.log(LABELS[conversion.status], isDone)
}
