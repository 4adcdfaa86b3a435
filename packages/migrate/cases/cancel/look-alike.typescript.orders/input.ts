import type { Api } from "./api.ts"

export const cancelOrder = (api: Api, profile: string, id: string) => api.delete(`/profiles/${profile}/orders/${id}`)
export const deleteRule = (api: Api, id: string) => api.delete(`/orchestration/rules/${id}`)
