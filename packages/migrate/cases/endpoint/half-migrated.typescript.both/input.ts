const base = "https://api.paxos.com/v2"

export async function read(id: string, isNew: boolean) {
  if (isNew) return (await fetch(`${base}/orchestration/orchestrations/${id}`)).ok
  return (await fetch(`${base}/conversion/stablecoins/${id}`)).ok
}
