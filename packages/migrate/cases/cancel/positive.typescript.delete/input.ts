import type { Api } from "./api.ts"

export async function cancel(api: Api, id: string) {
  await api.delete(`/conversion/stablecoins/${id}`)
}

export const viaFetch = (id: string) => fetch(`https://api.paxos.com/v2/conversion/stablecoins/${id}`, { method: "DELETE" })
