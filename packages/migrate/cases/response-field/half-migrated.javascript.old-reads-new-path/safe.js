export async function print(id) {
  const reply = await fetch(`https://api.paxos.com/v2/orchestration/orchestrations/${id}`)
  const orchestration = await reply.json()
  console.log(orchestration.source_amount, orchestration.destination_asset)
}
