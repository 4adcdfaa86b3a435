const base = "https://api.paxos.com/v2"

export async function totals(profile: string) {
  const { data } = await api.get("/conversion/stablecoins", { params: { profile_id: profile } })
  for (const row of data.items) console.log(row.amount)
  const coins = data.items.filter((row) => row.target_asset !== "USD").map(({ amount, target_asset }) => `${amount} ${target_asset}`)
  console.log(coins.length)
}

export function names() {
  return fetch(`${base}/conversion/stablecoins`)
    .then((reply) => reply.json())
    .then((page) => page.items.map((row) => row.target_asset).join())
}
