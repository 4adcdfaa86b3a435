import type { Api } from "./api.ts"

export async function create(api: Api, id: string) {
  try {
    await api.post("/transfer/internal", { ref_id: id })
  } catch (error: any) {
    if (error.response.data.detail === "transfer already exists with ref_id") console.log(error.response.data.meta.existing.amount)
  }
}
