import { assert, describe, it } from "@effect/vitest"
import { Event } from "@segue/core"
import { Schema } from "effect"

import * as Client from "./client.ts"

interface Seen {
  readonly id: string
  readonly type: string
  readonly object: { readonly id: string; readonly status: string; readonly ref_id: string }
  readonly undelivered_webhooks: number
}

const setUp = (options: Parameters<typeof Client.make>[0] = {}) => {
  const sandbox = Client.make(options)
  const profile = Client.defaultProfile(sandbox)
  const call = Client.caller(sandbox)
  const side = { profile: { profile_id: profile } }
  const create = (ref = "o-1", change: object = {}) =>
    call.post("/v2/orchestration/orchestrations", {
      ref_id: ref,
      source_amount: "5",
      source_asset: "USD",
      destination_asset: "USDP",
      source: side,
      destination: side,
      ...change
    }).body
  const events = (query = ""): ReadonlyArray<Seen> => call.get(`/v2/events?${query}`).body.events
  const types = (query = "") => events(query).map((event) => event.type)
  return { sandbox, profile, call, create, events, types }
}

describe("events", () => {
  it("tell of every status that has an event, oldest first", () => {
    const { call, create, events, sandbox, types } = setUp()
    const { id } = create()
    sandbox.control.clock.advance("1s")
    create("o-2", { metadata: { sandbox: "fail" } })
    sandbox.control.clock.advance("1s")
    assert.deepStrictEqual(types(), [
      "orchestration.processing",
      "orchestration.completed",
      "orchestration.processing",
      "orchestration.failed"
    ])
    const [first] = events()
    assert.isTrue(Schema.is(Event.Event)(first))
    assert.deepStrictEqual(first!.object, { id, ref_id: "o-1", status: "PROCESSING" })
    assert.deepStrictEqual(call.get(`/v2/events/${first!.id}`).body, first)
    assert.deepStrictEqual(types("type=orchestration.failed"), ["orchestration.failed"])
    const page = call.get("/v2/events?limit=3").body
    assert.strictEqual(page.events.length, 3)
    const next = call.get(`/v2/events?limit=3&page_cursor=${encodeURIComponent(page.next_page_cursor)}`).body
    assert.strictEqual(next.events.length, 1)
    assert.strictEqual(next.next_page_cursor, "")
    assert.strictEqual(types("order=DESC")[0], "orchestration.failed")
  })

  it("do not tell of PENDING and REJECTED, unless the switch says so, and never of conversions", () => {
    const { call, create, profile, sandbox, types } = setUp()
    sandbox.control.approvals.policy({ orchestrations: true })
    sandbox.control.approvals.reject(create().id)
    const legacy = { profile_id: profile, amount: "1", source_asset: "USD", target_asset: "USDP" }
    call.post("/v2/conversion/stablecoins", legacy)
    sandbox.control.clock.advance("1s")
    assert.deepStrictEqual(types(), [])
    sandbox.control.settings.set({ eventsForApprovals: "send" })
    sandbox.control.approvals.reject(create("o-2").id)
    assert.deepStrictEqual(types(), ["orchestration.pending", "orchestration.rejected"])
  })

  it("tell of transfers that leave or arrive", () => {
    const { call, create, profile, sandbox, types } = setUp()
    const address = "0x1111111111111111111111111111111111111111"
    call.put("/v2/transfer/crypto-destination-address", { crypto_network: "SOLANA", address })
    create("o-1", { destination: { crypto: { address, network: "SOLANA" } } })
    sandbox.control.clock.advance("30s")
    assert.deepStrictEqual(types(), [
      "orchestration.processing",
      "transfer.crypto_withdrawal.pending",
      "transfer.crypto_withdrawal.completed",
      "orchestration.completed"
    ])
    sandbox.control.settings.set({ transferEvents: "none" })
    const deposit = { asset: "USDP", amount: "1", crypto_network: "SOLANA" }
    call.post(`/v2/sandbox/profiles/${profile}/deposit`, deposit)
    assert.strictEqual(types().length, 4)
  })

  it("answer limits and ids as documented", () => {
    const { call } = setUp()
    for (const limit of ["0", "101", "x"]) {
      assert.strictEqual(call.get(`/v2/events?limit=${limit}`).body.detail, "limit must be between 1 and 100")
    }
    assert.strictEqual(call.get("/v2/events/x").body.detail, "error parsing event id")
    const { body, status } = call.get("/v2/events/11111111-1111-4111-8111-111111111111")
    assert.strictEqual(status, 404)
    assert.deepStrictEqual(body, { type: "about:blank", title: "Not Found", status: 404 })
  })

  it("test events need is_test", () => {
    const { call, sandbox, types } = setUp()
    const { id } = sandbox.control.webhooks.register({ url: "https://receiver.example/hook" })
    const event = sandbox.control.webhooks.test(id)
    assert.strictEqual(call.get(`/v2/events/${event.id}`).status, 404)
    assert.strictEqual(call.get(`/v2/events/${event.id}?is_test=true`).status, 200)
    assert.deepStrictEqual(types(), [])
    assert.deepStrictEqual(types("is_test=true"), ["orchestration.completed"])
  })

  it("magic values write them twice, in reverse, or not at all", () => {
    for (const [value, expected] of [
      ["duplicate-events", ["processing", "processing", "completed", "completed"]],
      ["reversed-events", ["completed", "processing"]],
      ["no-events", []]
    ] as const) {
      const { create, sandbox, types } = setUp()
      create("o-1", { metadata: { sandbox: value } })
      sandbox.control.clock.advance("1s")
      assert.deepStrictEqual(
        types(),
        expected.map((word) => `orchestration.${word}`)
      )
    }
  })

  it("magic values hold for the transfers of an orchestration as well", () => {
    const address = "0x1111111111111111111111111111111111111111"
    const all = [
      "orchestration.processing",
      "transfer.crypto_withdrawal.pending",
      "transfer.crypto_withdrawal.completed",
      "orchestration.completed"
    ]
    for (const [value, copies] of [
      ["no-events", 0],
      ["duplicate-events", 2]
    ] as const) {
      const { call, create, sandbox, types } = setUp()
      call.put("/v2/transfer/crypto-destination-address", { crypto_network: "SOLANA", address })
      create("o-1", { destination: { crypto: { address, network: "SOLANA" } }, metadata: { sandbox: value } })
      sandbox.control.clock.advance("30s")
      assert.deepStrictEqual(
        types(),
        all.flatMap((type) => Array.from({ length: copies }, () => type))
      )
    }
  })

  it("faults duplicate them, hold them back, and hide them for a while", () => {
    const { create, sandbox, types } = setUp()
    sandbox.control.faults.events({ duplicate: 1, visibleAfterMs: 10_000 })
    create()
    sandbox.control.clock.advance("1s")
    assert.deepStrictEqual(types(), [])
    sandbox.control.clock.advance("10s")
    assert.strictEqual(types().length, 4)
    sandbox.control.faults.events({ reorder: 1 })
    const orders = Array.from({ length: 12 }, (_, index) => {
      create(`r-${index}`)
      sandbox.control.clock.advance("10s")
      return types("order=DESC&limit=2").join()
    })
    assert.strictEqual(new Set(orders).size, 2)
    assert.throws(() => sandbox.control.faults.events({ duplicate: 2 }))
  })
})
