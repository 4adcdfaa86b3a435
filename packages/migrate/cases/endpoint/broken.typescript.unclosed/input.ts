const base = "https://api.paxos.com/v2"

export async function exists(id: string) {
  const response = await fetch(`${base}/conversion/stablecoins/${id}`, {
  return response.ok
}
