import { assert, describe, it } from "@effect/vitest"
import { Conversion, Timestamp } from "@segue/core"
import { Schema } from "effect"

import * as Client from "./client.ts"

const ZERO = "00000000-0000-0000-0000-000000000000"
const PATH = "/v2/conversion/stablecoins"

const setUp = (options: Parameters<typeof Client.make>[0] = {}) => {
  const sandbox = Client.make(options)
  const profile = Client.defaultProfile(sandbox)
  const request = { profile_id: profile, amount: "100.10", source_asset: "USD", target_asset: "PYUSD", ref_id: "r-1" }
  return { sandbox, profile, request, call: Client.caller(sandbox) }
}

describe("conversions", () => {
  it("answers CREATED, holds the money, and settles later without touching updated_at", () => {
    const { call, profile, request, sandbox } = setUp()
    const created = call.post(PATH, { ...request, metadata: { my_id: "7" } })
    assert.strictEqual(created.status, 200)
    assert.isTrue(Schema.is(Conversion.Conversion)(created.body))
    assert.deepInclude(created.body, {
      status: "CREATED",
      amount: "100.10",
      ref_id: "r-1",
      identity_id: ZERO,
      account_id: ZERO,
      metadata: { my_id: "7" }
    })
    assert.notProperty(created.body, "settled_at")
    assert.strictEqual(Timestamp.compare(created.body.updated_at, created.body.created_at), 1)
    assert.strictEqual(Client.units(sandbox, profile, "reserve", "USD"), 10_010_000_000n)
    assert.strictEqual(Client.units(sandbox, profile, "available", "PYUSD"), 100_000_000_000_000n)

    sandbox.control.clock.advance("2s")
    const settled = call.get(`${PATH}/${created.body.id}`).body
    assert.strictEqual(settled.status, "SETTLED")
    assert.strictEqual(settled.updated_at, created.body.updated_at)
    assert.strictEqual(Timestamp.compare(settled.updated_at, settled.settled_at), -1)
    assert.strictEqual(Client.units(sandbox, profile, "reserve", "USD"), 0n)
    assert.strictEqual(Client.units(sandbox, profile, "available", "PYUSD"), 100_010_010_000_000n)
    assert.deepStrictEqual(
      sandbox.control.ledger.postings().flatMap((one) => (one.reference === settled.id ? [one.kind] : [])),
      ["CONVERSION_CREATION", "CONVERSION_SETTLEMENT"]
    )
  })

  it("credits the recipient profile of a directed conversion", () => {
    const recipient = "11111111-1111-4111-8111-111111111111"
    const { call, request, sandbox } = setUp({
      profiles: [
        { nickname: "omnibus", balances: { USD: "500" } },
        { id: recipient, nickname: "user" }
      ]
    })
    const { body } = call.post(PATH, { ...request, recipient_profile_id: recipient })
    assert.strictEqual(body.recipient_profile_id, recipient)
    sandbox.control.clock.advance("2s")
    assert.strictEqual(Client.units(sandbox, recipient, "available", "PYUSD"), 10_010_000_000n)
    assert.strictEqual(Client.units(sandbox, body.profile_id, "available", "PYUSD"), 0n)
  })

  it("refuses a known ref_id with the whole record, and books nothing", () => {
    const { call, request, sandbox } = setUp()
    const first = call.post(PATH, request).body
    sandbox.control.clock.advance("2s")
    const postings = sandbox.control.ledger.postings().length
    const second = call.post(PATH, request)
    assert.strictEqual(second.status, 409)
    assert.deepInclude(second.body, {
      type: "https://developer.paxos.com/docs/v2/problems/already-exists",
      title: "Already Exists",
      status: 409,
      detail: "conversion already exists with ref_id 'r-1'"
    })
    assert.strictEqual(second.body.meta.existing.id, first.id)
    assert.strictEqual(second.body.meta.existing.status, "SETTLED")
    assert.strictEqual(sandbox.control.ledger.postings().length, postings)
  })

  it("cancels while CREATED and gives the money back; later it is refused", () => {
    const { call, profile, request, sandbox } = setUp()
    const { id } = call.post(PATH, request).body
    const cancelled = call.delete(`${PATH}/${id}`)
    assert.strictEqual(cancelled.status, 200)
    assert.strictEqual(cancelled.body.status, "CANCELLED")
    assert.strictEqual(cancelled.body.updated_at, cancelled.body.cancelled_at)
    assert.strictEqual(Client.units(sandbox, profile, "available", "USD"), 100_000_000_000_000n)
    sandbox.control.clock.advance("10m")
    assert.strictEqual(call.get(`${PATH}/${id}`).body.status, "CANCELLED")
    assert.strictEqual(call.delete(`${PATH}/${id}`).status, 403)
    sandbox.control.settings.set({ lateCancel: "unchanged" })
    assert.deepInclude(call.delete(`${PATH}/${id}`), { status: 200 })
  })

  it.each([
    [{ amount: "500000.01" }, 400, "500000.01 amount is above the maximum 500000 USD"],
    [{ amount: "1.001" }, 400, "1.001 has more than 2 decimals, the most for USD to PYUSD"],
    [{ amount: "0.00" }, 400, "amount: the amount must be more than zero"],
    [{ source_asset: "PYUSD", target_asset: "USDG" }, 400, "conversion from PYUSD to USDG is not supported"],
    [{ profile_id: "nobody" }, 400, "profile_id: profile with id nobody not found"],
    [{ recipient_profile_id: "nobody" }, 400, "recipient_profile_id: profile with id nobody not found"],
    [{ amount: 100 }, 400, "amount: "],
    [{ amount: "-1" }, 400, "amount: "],
    [{ amount: "1e3" }, 400, "amount: "],
    [{ amount: "9".repeat(400) }, 400, "amount: "],
    [{ target_asset: undefined }, 400, "target_asset: "],
    [{ metadata: { a: 1 } }, 400, "metadata.a: "]
  ])("refuses %j with %i and says why", (change, status, detail) => {
    const { call, request, sandbox } = setUp()
    const postings = sandbox.control.ledger.postings().length
    const answer = call.post(PATH, { ...request, ...change })
    assert.strictEqual(answer.status, status)
    assert.deepInclude(answer.body, {
      type: "about:blank",
      ...(detail.includes("decimals") ? { type: answer.body.type } : {})
    })
    assert.include(answer.body.detail, detail)
    assert.strictEqual(sandbox.control.ledger.postings().length, postings)
  })

  it("refuses what the profile does not have, with the numbers", () => {
    const { call, profile, request } = setUp({ profiles: [{ nickname: "poor", balances: { USD: "358.24" } }] })
    const { body, status } = call.post(PATH, { ...request, amount: "999" })
    assert.strictEqual(status, 403)
    assert.deepStrictEqual(body, {
      type: "https://developer.paxos.com/docs/v2/problems/insufficient-funds",
      title: "Insufficient Funds",
      status: 403,
      detail: `insufficient USD funds in profile ${profile}: 999 needed, 358.24 available`,
      meta: { profile_id: profile, asset: "USD", needed: "999", available: "358.24" }
    })
  })

  it("looks at funds first when the switch says so", () => {
    const { call, request, sandbox } = setUp({ profiles: [{ nickname: "p", balances: { USD: "100.10" } }] })
    assert.strictEqual(call.post(PATH, request).status, 200)
    assert.strictEqual(call.post(PATH, request).status, 409)
    sandbox.control.settings.set({ firstCheck: "funds" })
    assert.strictEqual(call.post(PATH, request).status, 403)
  })

  it("shows nanoseconds in the create reply alone when the switch says so", () => {
    const { call, request } = setUp({ settings: { createTimestamps: "nanos" } })
    const { created_at: first, id } = call.post(PATH, request).body
    const { created_at: later } = call.get(`${PATH}/${id}`).body
    assert.match(first, /\.\d{9}Z$/)
    assert.strictEqual(Timestamp.floor(first, 6), Timestamp.floor(later, 6))
    assert.strictEqual(Timestamp.compare(later, first), -1)
  })

  it("works without ref_id, as often as one likes", () => {
    const { call, request } = setUp()
    const { ref_id: _, ...bare } = request
    const [first, second] = [call.post(PATH, bare), call.post(PATH, { ...bare, ref_id: null })]
    assert.notStrictEqual(first.body.id, second.body.id)
    assert.notProperty(first.body, "ref_id")
  })

  it("says 404 with the customer for ids it does not know", () => {
    const { call, sandbox } = setUp()
    const { body, status } = call.get(`${PATH}/nothing`)
    assert.strictEqual(status, 404)
    const customer = sandbox.control.state().customer_id
    assert.strictEqual(body.detail, `conversion with id nothing not found for customer with id ${customer}`)
  })

  it("shows as an orchestration as well when the switch says so, without its ref_id being taken there", () => {
    const { call, profile, request, sandbox } = setUp({ settings: { oldConversions: "shown" } })
    const ORCHESTRATIONS = "/v2/orchestration/orchestrations"
    const { id } = call.post(PATH, request).body
    const cancelled = call.post(PATH, { ...request, ref_id: undefined }).body.id
    assert.deepInclude(call.get(`${ORCHESTRATIONS}/${id}`).body, { status: "PROCESSING", ref_id: "r-1" })
    assert.throws(() => sandbox.control.orchestrations.fail(id))
    call.delete(`${PATH}/${cancelled}`)
    const side = { profile: { profile_id: profile } }
    const orchestration = {
      ref_id: "r-1",
      source_amount: "1",
      source_asset: "USD",
      destination_asset: "USDP",
      source: side,
      destination: side
    }
    assert.strictEqual(call.post(ORCHESTRATIONS, orchestration).status, 200)
    assert.strictEqual(call.post(ORCHESTRATIONS, orchestration).status, 409)
    sandbox.control.clock.advance("1s")
    assert.strictEqual(call.get(`${ORCHESTRATIONS}?ref_id=r-1&status=COMPLETED`).body.items.length, 2)
    assert.deepInclude(call.get(`${ORCHESTRATIONS}/${cancelled}`).body, { status: "FAILED" })
    assert.strictEqual(call.get("/v2/events").body.events.length, 2)
    assert.deepStrictEqual(sandbox.control.ledger.check(), [])
  })

  it("is missing when the switch says so", () => {
    const { call } = setUp({ settings: { legacyEndpoints: "missing" } })
    assert.strictEqual(call.get(PATH).status, 404)
  })

  it("is gone when the switch says so, whatever the operation", () => {
    const { call, request } = setUp({ settings: { legacyEndpoints: "gone" } })
    for (const answer of [call.post(PATH, request), call.get(PATH), call.get(`${PATH}/x`), call.delete(`${PATH}/x`)]) {
      assert.strictEqual(answer.status, 410)
      assert.strictEqual(answer.body.title, "Gone")
    }
  })
})

describe("list of conversions", () => {
  const filled = () => {
    const made = setUp()
    for (let index = 0; index < 5; index++) {
      made.call.post(PATH, { ...made.request, ref_id: `r-${index}`, amount: `${index + 1}` })
      made.sandbox.control.clock.advance("1s")
    }
    return made
  }

  it("pages newest first, through to the end, stable under inserts", () => {
    const { call, request } = filled()
    const first = call.get(`${PATH}?limit=2`).body
    assert.deepStrictEqual(
      first.items.map((item: { ref_id: string }) => item.ref_id),
      ["r-4", "r-3"]
    )
    call.post(PATH, { ...request, ref_id: "late" })
    const second = call.get(`${PATH}?limit=3&page_cursor=${encodeURIComponent(first.next_page_cursor)}`).body
    assert.deepStrictEqual(
      second.items.map((item: { ref_id: string }) => item.ref_id),
      ["r-2", "r-1", "r-0"]
    )
    assert.notProperty(second, "next_page_cursor")
  })

  it("bounds are inclusive, and updated_at does not notice settlement", () => {
    const { call } = filled()
    const [, second, third] = call.get(`${PATH}?order=ASC`).body.items
    const window = `created_at.begin=${second.created_at}&created_at.end=${third.created_at}`
    assert.strictEqual(call.get(`${PATH}?${window}`).body.items.length, 2)
    assert.strictEqual(call.get(`${PATH}?updated_at.begin=${third.settled_at}`).body.items.length, 2)
    assert.strictEqual(call.get(`${PATH}?ref_id=r-3`).body.items.length, 1)
    assert.strictEqual(call.get(`${PATH}?profile_id=other`).body.items.length, 0)
  })

  it("refuses cursors of another filter, of nobody, and of an earlier life", () => {
    const { call, sandbox } = filled()
    const cursor = encodeURIComponent(call.get(`${PATH}?limit=2`).body.next_page_cursor)
    const refusal = (path: string, as = call) => {
      const { body, status } = as.get(path)
      assert.strictEqual(status, 400)
      return body.detail as string
    }
    assert.include(refusal(`${PATH}?order=ASC&page_cursor=${cursor}`), "other filters")
    assert.include(refusal(`${PATH}?page_cursor=nonsense`), "not a cursor")
    assert.include(refusal(`${PATH}?page_cursor=%F0%9F%98%80`), "not a cursor")
    sandbox.control.reset()
    assert.include(refusal(`${PATH}?limit=2&page_cursor=${cursor}`, Client.caller(sandbox)), "reset")
  })

  it.each(["limit=0", "limit=1001", "limit=ten", "order=UP", "created_at.begin=yesterday", "ref_id=a&ref_id=b"])(
    "refuses %s",
    (query) => {
      assert.strictEqual(filled().call.get(`${PATH}?${query}`).status, 400)
    }
  )

  it("ignores parameters it does not have, or refuses them", () => {
    const { call, sandbox } = filled()
    assert.strictEqual(call.get(`${PATH}?status=CANCELLED`).body.items.length, 5)
    sandbox.control.settings.set({ unknownQueryParameters: "refuse" })
    assert.strictEqual(call.get(`${PATH}?status=CANCELLED`).status, 400)
  })
})
