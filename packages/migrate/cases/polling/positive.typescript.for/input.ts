import type { Api } from "./api.ts"

export async function settled(api: Api, id: string) {
  for (let attempt = 0; attempt < 60; attempt++) {
    const reply = await api.get(`/conversion/stablecoins/${id}`)
    console.log(reply.id)
    await sleep(1000)
  }
}
