const BASE = "https://api.paxos.com/v2"
const CONVERSIONS = `${BASE}/orchestration/orchestrations`

export async function count(profile: string) {
  const response = await fetch(`${CONVERSIONS}?profile_id=${profile}`)
  const page = await response.json()
  return page.items.length
}

export async function exists(id: string) {
  const response = await fetch(`${CONVERSIONS}/${id}`)
  return response.ok
}
