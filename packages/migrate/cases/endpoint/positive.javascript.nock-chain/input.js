const nock = require("nock")
const request = require("supertest")
const app = require("./app")

beforeEach(() => {
  nock("https://api.paxos.com")
    .post("/v2/conversion/stablecoins", { profile_id: "p1", amount: "10.00", source_asset: "USD", target_asset: "USDP", ref_id: "r-1" })
    .reply(200, { id: "c1", status: "CREATED", amount: "10.00", source_asset: "USD", target_asset: "USDP", profile_id: "p1", ref_id: "r-1" })
    .get("/v2/conversion/stablecoins/c1")
    .times(2)
    .reply(200, { id: "c1", status: "SETTLED", settled_at: "2026-01-01T00:00:00Z", amount: "10.00", source_asset: "USD", target_asset: "USDP" })
    .get("/v2/profiles/p1/quote-executions")
    .query({ "created_at.begin": "2026" })
    .reply(200, { items: [{ status: "SETTLED", recipient_profile_id: "x" }] })
})
test("it", async () => {
  const res = await request(app).post("/convert").send({ amount: "10.00" }).expect(200)
  expect(res.body.status).toBe("SETTLED")
})
