import { assert, describe, it } from "@effect/vitest"

import * as Random from "../src/Random.ts"
import * as Router from "../src/Router.ts"
import * as Client from "./client.ts"

const odd: ReadonlyArray<unknown> = [
  null,
  true,
  0,
  -1,
  1e308,
  "",
  " ",
  "0",
  ".5",
  "5.",
  "1e9",
  "-1",
  "NaN",
  "9".repeat(400),
  `0.${"0".repeat(70)}1`,
  "\u0000",
  "\ud800",
  "💰".repeat(300),
  "USD",
  [],
  {},
  [[[[[]]]]],
  { profile: { profile_id: {} } },
  { crypto: { network: "ETHEREUM" } },
  { fiat: {} },
  { profile: null, crypto: 1 },
  { sandbox: "fail" },
  { sandbox: 1 },
  { a: "b".repeat(2000) }
]

const words = (text: string): ReadonlyArray<string> => text.split(" ")

const names = [
  ...words("ref_id profile_id amount source_amount source_asset target_asset destination_asset source"),
  ...words("destination metadata identity_id account_id recipient_profile_id nickname crypto_network address"),
  ...words("id fiat_account_owner fiat_network_instructions memo_id asset __proto__ constructor toString"),
  ...words("hasOwnProperty"),
  ""
]

const queryNames = [
  ...words("limit order page_cursor status status[] ref_id profile_id created_at.gte is_test created_at.lt"),
  ...words("updated_at.begin created_at.end ids assets type nickname % a=b&")
]

const pick = <A>(random: Random.Stream, values: ReadonlyArray<A>): A => values[random.below(values.length)]!

/** A body that may be almost right, or nothing like one. */
const bodyOf = (random: Random.Stream, profile: string): string => {
  const good: Record<string, unknown> = {
    ref_id: `f-${random.below(50)}`,
    profile_id: profile,
    amount: "1.00",
    source_amount: "1.00",
    source_asset: "USD",
    target_asset: "USDP",
    destination_asset: "USDP",
    source: { profile: { profile_id: profile } },
    destination: { profile: { profile_id: profile } }
  }
  for (let change = random.below(4); change > 0; change--) good[pick(random, names)] = pick(random, odd)
  const text = JSON.stringify(good)
  switch (random.below(8)) {
    case 0:
      return text.slice(0, random.below(text.length))
    case 1:
      return random.hex(random.below(200))
    case 2:
      return `${"[".repeat(50_000)}${"]".repeat(random.below(50_000))}`
    case 3:
      return JSON.stringify(pick(random, odd))
    default:
      return text
  }
}

const pathOf = (random: Random.Stream, template: string, profile: string): string =>
  template.replaceAll(/:\w+/gu, () =>
    pick(random, [profile, "x", "%E0%A4%A", "%2e%2e", "default", "USD", "💥", "a%2Fb", random.uuid(), " ", "%00"])
  )

const queryOf = (random: Random.Stream): string =>
  Array.from({ length: random.below(4) }, () => {
    const value = String(
      pick(random, ["", "1", "-1", "1001", "ASC", "DESC", "PENDING", "%", "+", "2026-01-01T00:00:00Z", "💥"])
    )
    return `${pick(random, queryNames)}=${random.below(2) === 0 ? value : encodeURIComponent(value)}`
  }).join("&")

describe("bad input", () => {
  it("is always answered, with a problem or with what was asked, and never moves money wrongly", () => {
    const sandbox = Client.make({ rateLimits: false, requestsKept: 0 })
    const profile = Client.defaultProfile(sandbox)
    const authorization = `Bearer ${
      Client.tokenRequest(sandbox, {
        grant_type: "client_credentials",
        client_id: "sandbox",
        client_secret: "sandbox"
      }).body.access_token
    }`
    const random = Random.Stream.seeded("fuzz", "requests")
    const statuses = new Map<number, number>()
    for (let index = 0; index < 6000; index++) {
      const route = pick(random, Router.operations)
      const request = {
        method: random.below(10) === 0 ? pick(random, ["PATCH", "OPTIONS", "", "get"]) : route.method,
        path: pathOf(random, route.path, profile),
        query: queryOf(random),
        headers: {
          authorization: random.below(20) === 0 ? pick(random, ["", "Bearer", "Basic x", "\u0000"]) : authorization,
          "content-type": pick(random, [
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            ""
          ])
        },
        body: bodyOf(random, profile)
      }
      const answer = sandbox.handle(request)
      const said = `${request.method} ${request.path}?${request.query} ${request.body.slice(0, 300)} -> ${answer.body}`
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      assert.include([200, 400, 401, 403, 404, 405, 409], answer.status, said)
      const body = JSON.parse(answer.body)
      if (answer.status >= 400 && route.operation !== "IssueToken") assert.strictEqual(body.status, answer.status, said)
      if (random.below(50) === 0) sandbox.control.clock.advance(random.below(2000))
    }
    assert.deepStrictEqual(sandbox.control.ledger.check(), [])
    assert.isAbove(statuses.get(200) ?? 0, 300)
    assert.isAbove(statuses.get(400) ?? 0, 1000)
    assert.strictEqual(({} as Record<string, unknown>)["sandbox"], undefined)
  })

  it("of the control API is refused as clearly", () => {
    const sandbox = Client.make()
    const random = Random.Stream.seeded("fuzz", "control")
    const paths = [
      ...words("state clock settings approvals approvals/x/approve orchestrations/x/fail faults faults/x"),
      ...words("faults/events webhooks webhooks/x webhooks/x/test limits ledger requests snapshot requests/har"),
      ...words("orchestrations conversions 💥 % /"),
      ""
    ]
    for (let index = 0; index < 2000; index++) {
      const answer = sandbox.handle({
        method: pick(random, ["GET", "POST", "PUT", "DELETE"]),
        path: `/_sandbox/${pick(random, paths)}`,
        query: queryOf(random),
        headers: {},
        body: pick(random, ["", "{", JSON.stringify(pick(random, odd)), bodyOf(random, "p")])
      })
      assert.include([200, 400, 404, 405, 409], answer.status, answer.body)
    }
  })

  it("of 10 MB is refused before it is read", () => {
    const sandbox = Client.make()
    const { body, status } = Client.caller(sandbox).post("/v2/profiles", { nickname: "x".repeat(10_000_000) })
    assert.strictEqual(status, 400)
    assert.include(body.detail, "larger")
  })
})

describe("one ref_id from many callers at once", () => {
  it("gives one record, and 409s that carry it", async () => {
    const sandbox = Client.make()
    const profile = Client.defaultProfile(sandbox)
    const side = { profile: { profile_id: profile } }
    const { body: token } = Client.tokenRequest(sandbox, {
      grant_type: "client_credentials",
      client_id: "sandbox",
      client_secret: "sandbox"
    })
    const create = () =>
      sandbox.fetch("https://x.invalid/v2/orchestration/orchestrations", {
        method: "POST",
        headers: { authorization: `Bearer ${token.access_token}`, "content-type": "application/json" },
        body: JSON.stringify({
          ref_id: "once",
          source_amount: "1",
          source_asset: "USD",
          destination_asset: "USDP",
          source: side,
          destination: side
        })
      })
    const answers = await Promise.all(Array.from({ length: 50 }, create))
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as Array<Record<string, never>>
    const won = bodies.filter((body) => "ref_id" in body)
    assert.strictEqual(won.length, 1)
    for (const body of bodies.filter((one) => !("ref_id" in one))) {
      assert.strictEqual(body["status"], 409)
      assert.deepStrictEqual((body["meta"] as unknown as { existing: unknown }).existing, won[0])
    }
  })
})
