import { http, HttpResponse } from "msw"

const created = { id: "c1", profile_id: "p1", source_amount: "100.00", source_asset: "USD", destination_asset: "PYUSD", status: "PROCESSING", source: { profile: { profile_id: "p1" } }, destination: { profile: { profile_id: "p1" } } }

export const handlers = [
  http.post("*/v2/orchestration/orchestrations", () => HttpResponse.json(created)),
  http.get("*/v2/orchestration/orchestrations/:id", () => HttpResponse.json({ ...created, status: "COMPLETED" })),
  http.get("*/v2/profiles/:id/quote-executions", () => HttpResponse.json({ items: [{ status: "SETTLED" }] }))
]
