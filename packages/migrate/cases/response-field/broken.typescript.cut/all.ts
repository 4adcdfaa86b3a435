export async function print(id: string) {
  const reply = await fetch(`https://api.paxos.com/v2/orchestration/orchestrations/${id}`)
  const conversion = await reply.json()
  console.log(conversion.source_amount, conversion.destination_asset
}
