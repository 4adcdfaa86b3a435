import type { Api } from "./api.ts"

enum ConversionStatus {
  Created = "CREATED",
  Settled = "SETTLED"
}

const LABELS: Record<string, string> = { CREATED: "open", SETTLED: "done" }

export async function label(api: Api, id: string) {
  const conversion = await api.get(`/conversion/stablecoins/${id}`)
  if (conversion.status === ConversionStatus.Created) console.log("open")
  const isDone = conversion.status === "SETTLED"
  console.log(LABELS[conversion.status], isDone)
}
