const base = "https://api.paxos.com/v2"

export async function totals(profile: string) {
  const { data } = await api.get("/orchestration/orchestrations", { params: { profile_id: profile } })
  for (const row of data.items) console.log(row.source_amount)
  const coins = data.items.filter((row) => row.destination_asset !== "USD").map(({ source_amount: amount, destination_asset: target_asset }) => `${amount} ${target_asset}`)
  console.log(coins.length)
}

export function names() {
  return fetch(`${base}/orchestration/orchestrations`)
    .then((reply) => reply.json())
    .then((page) => page.items.map((row) => row.destination_asset).join())
}
