import { assert, describe, it } from "@effect/vitest"
import { Orchestration } from "@segue/core"
import { Schema } from "effect"

import * as Client from "./client.ts"

const PATH = "/v2/orchestration/orchestrations"
const USER = "11111111-1111-4111-8111-111111111111"

const side = (id: string) => ({ profile: { profile_id: id } })

const setUp = (options: Parameters<typeof Client.make>[0] = {}) => {
  const sandbox = Client.make(options)
  const profile = Client.defaultProfile(sandbox)
  const request = {
    ref_id: "o-1",
    source_amount: "100.50",
    source_asset: "USD",
    destination_asset: "PYUSD",
    source: side(profile),
    destination: side(profile)
  }
  return { sandbox, profile, request, call: Client.caller(sandbox) }
}

const twoProfiles = {
  profiles: [
    { nickname: "omnibus", balances: { USD: "500", PYUSD: "500" } },
    { id: USER, nickname: "user" }
  ]
}

describe("orchestrations", () => {
  it("starts PROCESSING with the money held, and completes", () => {
    const { call, profile, request, sandbox } = setUp()
    const created = call.post(PATH, { ...request, metadata: { k: "v" } })
    assert.strictEqual(created.status, 200)
    assert.isTrue(Schema.is(Orchestration.Orchestration)(created.body))
    assert.deepInclude(created.body, {
      status: "PROCESSING",
      source_amount: "100.50",
      ref_id: "o-1",
      profile_id: profile,
      source: side(profile),
      destination: side(profile),
      metadata: { k: "v" },
      customer_id: sandbox.control.state().customer_id
    })
    assert.strictEqual(created.body.updated_at, created.body.created_at)
    for (const absent of ["identity_id", "account_id", "source_transfer", "fail_reason", "orchestration_rule_id"]) {
      assert.notProperty(created.body, absent)
    }
    assert.strictEqual(Client.units(sandbox, profile, "reserve", "USD"), 10_050_000_000n)
    sandbox.control.clock.advance("2s")
    const done = call.get(`${PATH}/${created.body.id}`).body
    assert.strictEqual(done.status, "COMPLETED")
    assert.notStrictEqual(done.updated_at, created.body.updated_at)
    assert.strictEqual(Client.units(sandbox, profile, "available", "PYUSD"), 100_010_050_000_000n)
    assert.deepStrictEqual(
      sandbox.control.ledger.postings().flatMap((one) => (one.reference === done.id ? [one.kind] : [])),
      ["ORCHESTRATION_RESERVE", "ORCHESTRATION"]
    )
  })

  it("moves between profiles, converts between stablecoins, and keeps updated_at when told", () => {
    const { call, profile, request, sandbox } = setUp({
      ...twoProfiles,
      settings: { updatedAtOnStatus: "keep", transfersForProfileLegs: "hide" }
    })
    const swap = { ...request, source_asset: "PYUSD", destination_asset: "USDG", destination: side(USER) }
    const { body } = call.post(PATH, { ...swap, source_amount: "0.000001" })
    assert.strictEqual(body.profile_id, USER)
    sandbox.control.clock.advance("2s")
    const done = call.get(`${PATH}/${body.id}`).body
    assert.deepInclude(done, { status: "COMPLETED", updated_at: body.updated_at })
    assert.strictEqual(Client.units(sandbox, USER, "available", "USDG"), 100n)
    assert.strictEqual(call.post(PATH, { ...request, ref_id: "o-2", destination_asset: "USD" }).status, 400)
    const move = { ...request, ref_id: "o-3", destination_asset: "USD", destination: side(USER) }
    assert.strictEqual(call.post(PATH, move).status, 200)
    sandbox.control.clock.advance("2s")
    assert.strictEqual(Client.units(sandbox, profile, "available", "USD"), 39_950_000_000n)
  })

  it("refuses a known ref_id with the record, or without it when the switch says so", () => {
    const { call, request, sandbox } = setUp()
    const first = call.post(PATH, request).body
    const second = call.post(PATH, { ...request, source_amount: "7" })
    assert.strictEqual(second.status, 409)
    assert.strictEqual(second.headers["content-type"], "application/problem+json")
    assert.deepStrictEqual(second.body.meta.existing, first)
    assert.strictEqual(second.body.detail, "orchestration already exists with ref_id 'o-1'")
    sandbox.control.settings.set({ conflictExisting: "absent", orchestrationProblemType: "application/json" })
    const third = call.post(PATH, request)
    assert.notProperty(third.body, "meta")
    assert.strictEqual(third.headers["content-type"], "application/json")
  })

  it("keeps ref_ids of the two APIs apart, or together when the switch says so", () => {
    const { call, profile, request, sandbox } = setUp()
    const legacy = { profile_id: profile, amount: "1", source_asset: "USD", target_asset: "USDP" }
    assert.strictEqual(call.post("/v2/conversion/stablecoins", { ...legacy, ref_id: "o-1" }).status, 200)
    assert.strictEqual(call.post(PATH, request).status, 200)
    sandbox.control.settings.set({ refIdNamespaces: "shared" })
    assert.strictEqual(call.post("/v2/conversion/stablecoins", { ...legacy, ref_id: "c-1" }).status, 200)
    const taken = call.post(PATH, { ...request, ref_id: "c-1" })
    assert.strictEqual(taken.status, 409)
    assert.strictEqual(taken.body.meta.existing.target_asset, "USDP")
    assert.strictEqual(call.post("/v2/conversion/stablecoins", { ...legacy, ref_id: "o-1" }).status, 409)
  })

  it("refuses an omitted side, or takes the default profile when the switch says so", () => {
    const { call, profile, request, sandbox } = setUp()
    const { destination: _, ...half } = request
    const refused = call.post(PATH, half)
    assert.strictEqual(refused.status, 400)
    assert.include(refused.body.detail, "destination")
    sandbox.control.settings.set({ omittedSide: "default-profile" })
    assert.deepStrictEqual(call.post(PATH, half).body.destination, side(profile))
  })

  it("is loud about profile_id on top, unless told to ignore it", () => {
    const { call, profile, request, sandbox } = setUp()
    const refused = call.post(PATH, { ...request, profile_id: profile })
    assert.strictEqual(refused.status, 400)
    assert.include(refused.body.detail, "source.profile.profile_id")
    sandbox.control.settings.set({ topLevelProfileId: "ignore", unknownFields: "refuse" })
    assert.strictEqual(call.post(PATH, { ...request, profile_id: profile }).status, 200)
    assert.strictEqual(call.post(PATH, { ...request, ref_id: "o-2", amount: "1" }).status, 400)
  })

  it.each([
    [{ destination: { profile: { profile_id: "x" }, fiat: { bank_account_id: "y" } } }, "destination"],
    [{ destination: side("nobody") }, "destination.profile.profile_id"],
    [{ source: side("nobody") }, "source.profile.profile_id"],
    [{ source_asset: "BUSD" }, "source_asset"],
    [{ source_amount: "1.001" }, "1.001 has more than 2 decimals"],
    [{ source_amount: 1 }, "source_amount"],
    [{ source_amount: "0" }, "source_amount"],
    [{ ref_id: "" }, "ref_id"],
    [{ ref_id: undefined }, "ref_id"],
    [{ destination: { fiat: { bank_account_id: "y" } } }, "bank_account_id"],
    [{ destination: { crypto: { address: "0x1", network: "ETHEREUM" } } }, "destination.crypto"]
  ])("refuses %j", (change, detail) => {
    const { call, request, sandbox } = setUp()
    const postings = sandbox.control.ledger.postings().length
    const { body, status } = call.post(PATH, { ...request, ...change })
    assert.strictEqual(status, 400)
    assert.include(body.detail, detail)
    assert.strictEqual(sandbox.control.ledger.postings().length, postings)
  })

  it("refuses what is not there, also what another orchestration holds", () => {
    const { call, request } = setUp({ profiles: [{ nickname: "p", balances: { USD: "150" } }] })
    assert.strictEqual(call.post(PATH, request).status, 200)
    const { body, status } = call.post(PATH, { ...request, ref_id: "o-2" })
    assert.strictEqual(status, 403)
    assert.deepInclude(body.meta, { needed: "100.50", available: "49.5" })
  })

  it("lists by repeated keys, with the deprecated array beside items", () => {
    const { call, profile, request, sandbox } = setUp(twoProfiles)
    const ids = ["a", "b", "c"].map((ref) => {
      sandbox.control.clock.advance("1s")
      const changes = ref === "b" ? { destination: side(USER) } : {}
      return call.post(PATH, { ...request, source_amount: "1", ref_id: ref, ...changes }).body.id as string
    })
    const refs = (query: string): ReadonlyArray<string> =>
      call.get(`${PATH}?${query}`).body.items.map((item: { ref_id: string }) => item.ref_id)
    assert.deepStrictEqual(refs(`orchestration_id=${ids[0]}&orchestration_id=${ids[2]}`), ["c", "a"])
    assert.deepStrictEqual(refs("ref_id=b&ref_id=a&ref_id=zz"), ["b", "a"])
    assert.deepStrictEqual(refs("status=PROCESSING"), ["c"])
    assert.deepStrictEqual(refs("status=COMPLETED&status=FAILED"), ["b", "a"])
    assert.deepStrictEqual(refs(`profile_id=${USER}`), ["b"])
    assert.deepStrictEqual(refs(`profile_id=${profile}&order=ASC`), ["a", "c"])
    assert.deepStrictEqual(refs("source_asset=USD&destination_asset=USDG"), [])
    const page = call.get(`${PATH}?limit=2`).body
    assert.deepStrictEqual(page.items, page.orchestrations)
    const at = page.items[1].created_at as string
    assert.deepStrictEqual(refs(`created_at.eq=${at}`), ["b"])
    assert.deepStrictEqual(refs(`created_at.gt=${at}`), ["c"])
    assert.deepStrictEqual(refs(`created_at.gte=${at}&created_at.lt=${at}`), [])
    assert.deepStrictEqual(refs(`created_at.lte=${at}`), ["b", "a"])
    sandbox.control.settings.set({ deprecatedArrays: "drop", profileIdWhenDirected: "source" })
    assert.notProperty(call.get(PATH).body, "orchestrations")
    assert.deepStrictEqual(refs(`profile_id=${profile}`), ["c", "b", "a"])
  })

  it("refuses arrays written in other ways, or reads them as the vendor might", () => {
    const { call, request, sandbox } = setUp()
    call.post(PATH, request)
    for (const query of ["status[]=PROCESSING", "status%5B0%5D=PROCESSING", "status=PROCESSING,PENDING"]) {
      assert.strictEqual(call.get(`${PATH}?${query}`).status, 400, query)
    }
    sandbox.control.settings.set({ malformedArrays: "ignore" })
    assert.strictEqual(call.get(`${PATH}?status[]=FAILED`).body.items.length, 1)
    assert.strictEqual(call.get(`${PATH}?status=PROCESSING,PENDING`).body.items.length, 0)
    const hundredAndOne = Array.from({ length: 101 }, (_, index) => `ref_id=${index}`).join("&")
    assert.strictEqual(call.get(`${PATH}?${hundredAndOne}`).status, 400)
    // An unescaped + of an offset arrives as a space.
    assert.strictEqual(call.get(`${PATH}?created_at.gte=2026-11-22T12:00:00+01:00`).status, 400)
  })

  it("says 404 for ids it does not know", () => {
    assert.deepInclude(setUp().call.get(`${PATH}/x`), { status: 404 })
  })
})
