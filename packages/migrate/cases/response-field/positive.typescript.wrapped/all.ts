const url = (path: string) => `https://api.paxos.com/v2${path}`

export async function assets(ids: string[]) {
  const all = await Promise.all(ids.map((id) => fetch(url(`/orchestration/orchestrations/${id}`)).then((reply) => reply.json())))
  console.log(all.map((conversion) => conversion.destination_asset))
}

export async function again(api: Api, id: string) {
  const conversion = await retry(() => api.get(`/orchestration/orchestrations/${id}`))
  console.log(conversion.source_amount)
}
