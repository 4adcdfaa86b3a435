const url = (path: string) => `https://api.paxos.com/v2${path}`

export async function assets(ids: string[]) {
  const all = await Promise.all(ids.map((id) => fetch(url(`/conversion/stablecoins/${id}`)).then((reply) => reply.json())))
  console.log(all.map((conversion) => conversion.target_asset))
}

export async function again(api: Api, id: string) {
  const conversion = await retry(() => api.get(`/conversion/stablecoins/${id}`))
  console.log(conversion.amount)
}
