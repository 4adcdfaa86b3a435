interface Conversion {
  id: string
  amount: string
  source_asset: string
  target_asset: string
  profile_id: string
}

async function get(id: string): Promise<Conversion> {
  const response = await fetch(`https://api.paxos.com/v2/conversion/stablecoins/${id}`)
  return (await response.json()) as Conversion
}

const describe = (conversion: Conversion) => `${conversion.amount} to ${conversion["target_asset"]}`

export async function print(id: string) {
  const conversion = await get(id)
  const { amount, target_asset: asset } = conversion
  console.log(describe(conversion), amount, asset)
}
