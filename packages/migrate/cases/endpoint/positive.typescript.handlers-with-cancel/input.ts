import { http, HttpResponse } from "msw"
import { setupServer } from "msw/node"

const conversion = {
  id: "c1", profile_id: "p1", amount: "100.00", source_asset: "USD", target_asset: "PYUSD", status: "CREATED", ref_id: "r1",
  created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-01T00:00:00Z"
}

export const handlers = [
  http.post("https://api.paxos.com/v2/conversion/stablecoins", async ({ request }) => {
    const body = await request.json() as any
    return HttpResponse.json({ ...conversion, amount: body.amount, target_asset: body.target_asset })
  }),
  http.get("https://api.paxos.com/v2/conversion/stablecoins/:id", () =>
    HttpResponse.json({ ...conversion, status: "SETTLED", settled_at: "2026-01-01T00:00:05Z" })),
  http.delete("https://api.paxos.com/v2/conversion/stablecoins/:id", () => HttpResponse.json({ ...conversion, status: "CANCELLED" })),
  http.get("https://api.paxos.com/v2/transfer/transfers", () => HttpResponse.json({ items: [] }))
]
export const server = setupServer(...handlers)
