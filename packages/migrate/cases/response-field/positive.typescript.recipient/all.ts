export async function receiver(id: string) {
  const reply = await fetch(`https://api.paxos.com/v2/orchestration/orchestrations/${id}`)
  const conversion = await reply.json()
  console.log(conversion.destination?.profile?.profile_id)
}
