const nock = require("nock")
const request = require("supertest")
const app = require("./app")

beforeEach(() => {
  nock("https://api.paxos.com")
    .post("/v2/orchestration/orchestrations", { source: { profile: { profile_id: "p1" } }, destination: { profile: { profile_id: "p1" } }, source_amount: "10.00", source_asset: "USD", destination_asset: "USDP", ref_id: "r-1" })
    .reply(200, { id: "c1", status: "PROCESSING", source_amount: "10.00", source_asset: "USD", destination_asset: "USDP", profile_id: "p1", ref_id: "r-1", source: { profile: { profile_id: "p1" } }, destination: { profile: { profile_id: "p1" } } })
    .get("/v2/orchestration/orchestrations/c1")
    .times(2)
    .reply(200, { id: "c1", status: "COMPLETED", settled_at: "2026-01-01T00:00:00Z", source_amount: "10.00", source_asset: "USD", destination_asset: "USDP" })
    .get("/v2/profiles/p1/quote-executions")
    .query({ "created_at.begin": "2026" })
    .reply(200, { items: [{ status: "SETTLED", recipient_profile_id: "x" }] })
})
test("it", async () => {
  const res = await request(app).post("/convert").send({ amount: "10.00" }).expect(200)
  expect(res.body.status).toBe("SETTLED")
})
