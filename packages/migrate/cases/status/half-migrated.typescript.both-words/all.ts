import type { Api } from "./api.ts"

export async function show(api: Api, id: string) {
  const conversion = await api.get(`/orchestration/orchestrations/${id}`)
  if (["COMPLETED"].includes(conversion.status)) console.log("in a list")
  if (conversion.status === "PROCESSING") console.log("open")
}
