export async function print(id: string) {
  const reply = await fetch(`https://api.paxos.com/v2/conversion/stablecoins/${id}`)
  const conversion = await reply.json()
  console.log(conversion.amount, conversion.target_asset
}
