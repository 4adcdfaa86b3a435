import { http, HttpResponse } from "msw"

const created = { id: "c1", profile_id: "p1", amount: "100.00", source_asset: "USD", target_asset: "PYUSD", status: "CREATED" }

export const handlers = [
  http.post("*/v2/conversion/stablecoins", () => HttpResponse.json(created)),
  http.get("*/v2/conversion/stablecoins/:id", () => HttpResponse.json({ ...created, status: "SETTLED" })),
  http.get("*/v2/profiles/:id/quote-executions", () => HttpResponse.json({ items: [{ status: "SETTLED" }] }))
]
