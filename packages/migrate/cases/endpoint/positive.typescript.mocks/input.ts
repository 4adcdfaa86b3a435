import { http, HttpResponse } from "msw"
import nock from "nock"

const created = {
  id: "c-1",
  profile_id: "p-1",
  amount: "1",
  source_asset: "USD",
  target_asset: "PYUSD",
  status: "CREATED",
  created_at: "2026-04-20T12:30:01Z"
}

nock("https://api.paxos.com")
  .post("/v2/conversion/stablecoins", { ref_id: "r-1", profile_id: "p-1", amount: "1", source_asset: "USD", target_asset: "PYUSD" })
  .reply(200, created)

export const handlers = [
  http.post("https://api.paxos.com/v2/conversion/stablecoins", () =>
    HttpResponse.json({ id: "c-2", amount: "2", source_asset: "USD", target_asset: "PYUSD", status: "CREATED" })
  ),
  http.get("*/v2/conversion/stablecoins/:id", () => HttpResponse.json({ id: "c-2", status: "CREATED" }))
]

await page.route(/\/v2\/conversion\/stablecoins$/, (route) => route.fulfill({ json: { items: [{ id: "c-3", source_asset: "USD", amount: "3" }] } }))

cy.intercept("GET", "/v2/conversion/stablecoins", { body: { items: [] } })
