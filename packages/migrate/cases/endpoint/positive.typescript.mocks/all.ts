import { http, HttpResponse } from "msw"
import nock from "nock"

const created = {
  id: "c-1",
  profile_id: "p-1",
  source_amount: "1",
  source_asset: "USD",
  destination_asset: "PYUSD",
  status: "PROCESSING",
  created_at: "2026-04-20T12:30:01Z",
  source: {
    profile: {
      profile_id: "p-1"
    }
  },
  destination: {
    profile: {
      profile_id: "p-1"
    }
  }
}

nock("https://api.paxos.com")
  .post("/v2/orchestration/orchestrations", { ref_id: "r-1", source: { profile: { profile_id: "p-1" } }, destination: { profile: { profile_id: "p-1" } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" })
  .reply(200, created)

export const handlers = [
  http.post("https://api.paxos.com/v2/orchestration/orchestrations", () =>
    HttpResponse.json({ id: "c-2", source_amount: "2", source_asset: "USD", destination_asset: "PYUSD", status: "PROCESSING" })
  ),
  http.get("*/v2/orchestration/orchestrations/:id", () => HttpResponse.json({ id: "c-2", status: "PROCESSING" }))
]

await page.route(/\/v2\/conversion\/stablecoins$/, (route) => route.fulfill({ json: { items: [{ id: "c-3", source_asset: "USD", amount: "3" }] } }))

cy.intercept("GET", "/v2/orchestration/orchestrations", { body: { items: [] } })
