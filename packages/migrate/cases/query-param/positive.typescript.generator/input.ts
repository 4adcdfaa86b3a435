import { paxos } from "./paxos"
export async function* pages(profile: string) {
  for (let cursor = ""; ; ) {
    const query = new URLSearchParams({ profile_id: profile, limit: "1000", ...(cursor ? { page_cursor: cursor } : {}) })
    query.set("created_at.begin", "2026-01-01T00:00:00Z")
    const page = await paxos(`/conversion/stablecoins?${query}`)
    yield* page.items
    if (!page.next_page_cursor) return
    cursor = page.next_page_cursor
  }
}
export async function total(profile: string) {
  let sum = 0
  for await (const c of pages(profile)) if (c.status === "SETTLED" && c.target_asset === "USD") sum += parseFloat(c.amount)
  return sum
}
