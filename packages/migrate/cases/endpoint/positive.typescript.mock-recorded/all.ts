import axios from "axios"
import nock from "nock"
import { MockAgent } from "undici"

it("matches what is sent", async () => {
  nock("https://api.paxos.com")
    .post("/v2/conversion/stablecoins", (body) => body.amount === "10.00" && body.target_asset === "PYUSD")
    .reply(200, { id: "c-1", status: "CREATED" })
  await convert("10.00")
})

it("matches it in options", async () => {
  const agent = new MockAgent()
  agent
    .get("https://api.paxos.com")
    .intercept({ path: "/v2/conversion/stablecoins", method: "POST", body: (text) => JSON.parse(text).amount === "10.00" })
    .reply(200, { id: "c-2", status: "CREATED" })
  await convert("10.00", agent)
})

it("reads what was recorded", async () => {
  const send = vi.fn().mockResolvedValue(new Response(JSON.stringify({ id: "c-3", status: "CREATED", amount: "10.00" })))
  vi.stubGlobal("fetch", send)
  await convert("10.00")
  expect(send).toHaveBeenCalledWith(
    "https://api.paxos.com/v2/conversion/stablecoins",
    expect.objectContaining({
      method: "POST",
      body: JSON.stringify({ profile_id: "p-1", amount: "10.00", source_asset: "USD", target_asset: "PYUSD", ref_id: "r-1" })
    })
  )
  const [, init] = send.mock.calls[0]
  expect(JSON.parse(init.body).amount).toBe("10.00")
})

it("sets what it reads", async () => {
  const sent = { amount: "" }
  nock("https://api.paxos.com")
    .post("/v2/orchestration/orchestrations", (body) => {
      sent.amount = body.source_asset
      return true
    })
    .reply(200, { id: "c-4", status: "PROCESSING" })
  await convert("10.00")
})
