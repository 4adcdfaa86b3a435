interface Conversion {
  id: string
  source_amount: string
  source_asset: string
  destination_asset: string
  profile_id: string
}

async function get(id: string): Promise<Conversion> {
  const response = await fetch(`https://api.paxos.com/v2/orchestration/orchestrations/${id}`)
  return (await response.json()) as Conversion
}

const describe = (conversion: Conversion) => `${conversion.source_amount} to ${conversion["destination_asset"]}`

export async function print(id: string) {
  const conversion = await get(id)
  const { source_amount: amount, destination_asset: asset } = conversion
  console.log(describe(conversion), amount, asset)
}
