/** Creating through the whole gateway: real HTTP, a real database, and a vendor that loses answers. */
import { type SegueError, isSegueError } from "@segue/client"
import { Conversions } from "@segue/core/Conversions"
import * as Audit from "@segue/storage/Audit"
import { CutOver } from "@segue/storage/CutOver"
import { Grants } from "@segue/storage/Grants"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { Creation } from "../../src/create/Creation.ts"
import { Vendor } from "../../src/vendor/Vendor.ts"
import { request, startBackend, type TestBackend, vendorRecords } from "../support/backend.ts"

let backend: TestBackend

beforeAll(async () => {
  backend = await startBackend({ database: "server" })
})

afterAll(async () => {
  await backend[Symbol.asyncDispose]()
})

let made = 0
const ref = () => `ref-${process.pid}-${++made}`

/** What a create was refused with. */
const failure = async (promise: Promise<unknown>): Promise<SegueError> => {
  const outcome = await promise.then(
    (value) => value,
    (error: unknown) => error
  )
  if (!isSegueError(outcome)) throw new Error(`no error: ${JSON.stringify(outcome)}`)
  return outcome
}

const recordsOf = (ref_id: string) => vendorRecords(backend.sandbox, ref_id)

const actions = (subject: string) =>
  backend.run(
    Effect.map(
      Effect.flatMap(Audit.Audit, (audit) => audit.read({ subject, limit: 100 })),
      (entries) => entries.map(({ action }) => action)
    )
  )

const switchTo = (mode: "on" | "drain" | "off") =>
  backend.run(
    Effect.gen(function* () {
      const cutOver = yield* CutOver
      const { version } = yield* cutOver.get
      yield* cutOver.change({ mode, version, by: "test" })
    })
  )

const legacy = <A, E>(use: (conversions: Conversions["Service"]) => Effect.Effect<A, E>) =>
  backend.run(Effect.flatMap(Vendor, ({ legacy }) => use(legacy)))

const legacyRequest = (ref_id: string, amount = "10.00") => ({
  profile_id: backend.profiles()[0]!.id,
  amount,
  source_asset: "USD",
  target_asset: "PYUSD",
  ref_id
})

describe("creating", () => {
  it("creates once, follows to the end, answers repetitions, and audits each step", async () => {
    const wanted = request(backend, ref())
    const first = await backend.client.create(wanted)
    if (first._tag !== "Created") throw new Error(first._tag)
    expect((await backend.client.create({ ...wanted, source_amount: "10" }))._tag).toBe("AlreadyExists")
    const { orchestration } = await backend.client.wait({ id: first.orchestration.id })
    expect(orchestration.status).toBe("COMPLETED")
    expect(await recordsOf(wanted.ref_id)).toEqual({ orchestrations: 1, conversions: 0 })
    expect(await actions(wanted.ref_id)).toEqual(["create.recorded", "create.sending", "create.created"])
  })

  it("of many at once one is sent, and all are answered alike", async () => {
    const wanted = request(backend, ref())
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => backend.client.create(wanted)))
    expect(outcomes.filter(({ _tag }) => _tag === "Created")).toHaveLength(1)
    expect(outcomes.filter(({ _tag }) => _tag === "AlreadyExists")).toHaveLength(11)
    expect((await recordsOf(wanted.ref_id)).orchestrations).toBe(1)
  })

  it.each(["error-after-write", "reset-after-write", "truncate-after-write"])(
    "finds what an answer that was lost has made (%s)",
    async (sandbox) => {
      const wanted = { ...request(backend, ref()), metadata: { sandbox } }
      expect((await backend.client.create(wanted))._tag).toBe("AlreadyExists")
      expect((await recordsOf(wanted.ref_id)).orchestrations).toBe(1)
      expect(await actions(wanted.ref_id)).toEqual(["create.recorded", "create.sending", "create.created"])
    }
  )

  it("says that it does not know, and knows later", async () => {
    const wanted = request(backend, ref())
    const { faults } = backend.sandbox.control
    faults.add({ operation: "CreateOrchestration", status: 500, afterWrite: true, count: 1 })
    const hidden = faults.add({ operation: "ListOrchestrations", status: 500 })
    const outcome = await backend.client.create(wanted)
    expect(outcome).toMatchObject({ _tag: "Unknown", ref_id: wanted.ref_id })
    faults.remove(hidden.id)
    const found = await backend.client.create(wanted)
    expect(found._tag).toBe("AlreadyExists")
    expect((await recordsOf(wanted.ref_id)).orchestrations).toBe(1)
  })

  it("does not take a refusal for the answer to an attempt in doubt", async () => {
    const wanted = request(backend, ref())
    const { faults } = backend.sandbox.control
    faults.add({ operation: "CreateOrchestration", status: 503, count: 1 })
    expect((await backend.client.create(wanted))._tag).toBe("Unknown")
    faults.add({ operation: "CreateOrchestration", status: 403, count: 1 })
    expect((await backend.client.create(wanted))._tag).toBe("Unknown")
    expect((await backend.client.create(wanted))._tag).toBe("Created")
    expect((await recordsOf(wanted.ref_id)).orchestrations).toBe(1)
  })

  it("refuses what the vendor refuses, and may be asked again when that has passed", async () => {
    const wanted = request(backend, ref(), "5000000.00")
    const error = await failure(backend.client.create(wanted))
    expect(error.data?.failure).toMatchObject({ _tag: "PaxosError", reason: { _tag: "InsufficientFunds" } })
    expect(error.data?.inDoubt).toBe(false)
    expect((await actions(wanted.ref_id)).at(-1)).toBe("create.refused")
    expect((await failure(backend.client.create(wanted))).data?.code).toBe("PRECONDITION_FAILED")
    expect(await actions(wanted.ref_id)).toHaveLength(6)
  })

  it("keeps a refused request's ref_id for it, and says what a changed one needs", async () => {
    const refused = request(backend, ref(), "5000000.00")
    expect((await failure(backend.client.create(refused))).message).toMatch(/lower amount, needs a new ref_id$/u)
    const lowered = { ...refused, source_amount: "5.00" }
    const taken = await failure(backend.client.create(lowered))
    expect(taken.data?.failure).toEqual({ _tag: "RefIdTaken", ref_id: refused.ref_id })
    // Whoever asks may have done it: the text must not send them to look for somebody else.
    expect(taken.message).toMatch(/you used it for another request, or somebody else did.*a ref_id of its own$/u)
    expect((await recordsOf(refused.ref_id)).orchestrations).toBe(0)
    expect((await backend.client.create({ ...lowered, ref_id: ref() }))._tag).toBe("Created")
    // What the vendor called wrong stays with its ref_id just as well.
    const finer = request(backend, ref(), "5.001")
    expect((await failure(backend.client.create(finer))).message).toMatch(/Change the amount, under a new ref_id/u)
    const rounded = await failure(backend.client.create({ ...finer, source_amount: "5.00" }))
    expect(rounded.data?.failure).toEqual({ _tag: "RefIdTaken", ref_id: finer.ref_id })
  })

  it("sends nothing after its caller's time", async () => {
    const wanted = { ...request(backend, ref()), send_before: "2020-01-01T00:00:00Z" }
    const error = await failure(backend.client.create(wanted))
    expect(error.data?.failure).toMatchObject({ _tag: "NotSent", why: "send-before" })
    expect((await recordsOf(wanted.ref_id)).orchestrations).toBe(0)
    expect((await backend.client.create({ ...wanted, send_before: "2999-01-01T00:00:00Z" }))._tag).toBe("Created")
  })

  it("tells one caller nothing of another's ref_id, and its own what differs", async () => {
    const wanted = request(backend, ref())
    const everything = [
      { kind: "debit" as const, target: "*" },
      { kind: "credit" as const, target: "*" }
    ]
    const other = backend.clientFor(
      await backend.makeCaller("other", ["orchestration:write_orchestration"], everything)
    )
    await backend.client.create(wanted)
    const taken = await failure(other.create(wanted))
    expect(taken.data?.failure).toEqual({ _tag: "RefIdTaken", ref_id: wanted.ref_id })
    const differs = await failure(backend.client.create({ ...wanted, source_amount: "11" }))
    expect(differs.data?.failure).toMatchObject({ _tag: "RefIdConflict", paths: [["source_amount"]] })
    expect((await recordsOf(wanted.ref_id)).orchestrations).toBe(1)
  })

  it("keeps to the caller's limits", async () => {
    const key = await backend.makeCaller(
      "limited",
      ["orchestration:write_orchestration"],
      [
        { kind: "debit", target: "*" },
        { kind: "credit", target: "*" }
      ]
    )
    const limit = { asset: "USD", createMax: "50", dayMax: "60" }
    await backend.run(Effect.flatMap(Grants, (grants) => grants.setLimit({ caller: "limited", limit, by: "test" })))
    const client = backend.clientFor(key)
    const tooMuch = await failure(client.create(request(backend, ref(), "50.01")))
    expect(tooMuch.data).toMatchObject({ code: "FORBIDDEN", failure: { _tag: "LimitExceeded", limit: "create" } })
    expect((await client.create(request(backend, ref(), "50")))._tag).toBe("Created")
    const today = await failure(client.create(request(backend, ref(), "10.01")))
    expect(today.data).toMatchObject({ code: "TOO_MANY_REQUESTS", failure: { _tag: "LimitExceeded", limit: "day" } })
  })

  it("sends nothing that it cannot record and audit", async () => {
    const wanted = request(backend, ref())
    await using broken = await startBackend({ database: "server", sandbox: backend.sandbox })
    const { PgClient } = await import("@effect/sql-pg")
    await broken.run(Effect.flatMap(PgClient.PgClient, (sql) => sql`ALTER TABLE audit RENAME TO audit_elsewhere`))
    const error = await failure(broken.client.create(wanted))
    expect(error.data?.failure).toMatchObject({ _tag: "NotSent", why: "storage" })
    expect((await recordsOf(wanted.ref_id)).orchestrations).toBe(0)
  })
})

describe("between the two APIs", () => {
  it("answers with the legacy conversion that a ref_id has, and creates nothing", async () => {
    const ref_id = ref()
    await legacy((conversions) => conversions.create(legacyRequest(ref_id)))
    expect((await backend.client.create(request(backend, ref_id)))._tag).toBe("LegacyConversion")
    const other = ref()
    await legacy((conversions) => conversions.create(legacyRequest(other, "12.00")))
    const conflict = await failure(backend.client.create(request(backend, other)))
    expect(conflict.data?.failure).toMatchObject({ _tag: "RefIdConflict", paths: [["source_amount"]] })
    expect([await recordsOf(ref_id), await recordsOf(other)]).toEqual([
      { orchestrations: 0, conversions: 1 },
      { orchestrations: 0, conversions: 1 }
    ])
  })

  it.each([
    { status: 401 },
    { status: 403 },
    { status: 404 },
    { status: 410 },
    { status: 429 },
    { status: 500 },
    { status: 504 },
    { reset: true },
    { truncate: 0.5 },
    { latency: 2_000 }
  ] as const)("refuses to create while the legacy API does %j, and not where it is off", async (rule) => {
    await using guarded = await startBackend({
      database: "server",
      backend: { limits: { retriesMax: 1, retryBaseMs: 20, ...("latency" in rule ? { timeoutMs: 500 } : {}) } }
    })
    const wanted = request(guarded, ref())
    guarded.sandbox.control.faults.add({ operation: "ListStablecoinConversions", ...rule })
    const error = await failure(guarded.client.create(wanted))
    expect(error.data?.failure).toMatchObject({ _tag: "NotSent", why: "guard" })
    expect(guarded.sandbox.control.requests.calls("CreateOrchestration")).toBe(0)
    await guarded.run(Effect.flatMap(CutOver, (cutOver) => cutOver.change({ mode: "off", version: 1, by: "test" })))
    expect((await guarded.client.create(wanted))._tag).toBe("Created")
  })

  it("keeps a ref_id at the API that it was given, before and after the switch", async () => {
    const call = { caller: { id: "development", scopes: new Set<string>() }, requestId: "r" }
    const convert = (ref_id: string) =>
      backend.run(Effect.flatMap(Creation, (creation) => creation.conversion(call, legacyRequest(ref_id))))
    const before = ref()
    backend.sandbox.control.faults.add({
      operation: "CreateStablecoinConversion",
      reset: true,
      afterWrite: true,
      count: 1
    })
    backend.sandbox.control.faults.add({
      operation: "ListStablecoinConversions",
      status: 500
    })
    await switchTo("on")
    expect((await convert(before))._tag).toBe("Unknown")
    backend.sandbox.control.faults.clear()
    await switchTo("drain")
    const again = await convert(before)
    expect(again._tag).toBe("LegacyConversion")
    const native = await backend.client.create(request(backend, before))
    expect(native._tag).toBe("LegacyConversion")
    expect(await recordsOf(before)).toEqual({ orchestrations: 0, conversions: 1 })
    const after = ref()
    expect((await convert(after))._tag).toBe("Created")
    expect(await recordsOf(after)).toEqual({ orchestrations: 1, conversions: 0 })
    await switchTo("on")
    expect((await convert(after))._tag).toBe("AlreadyExists")
    expect(await recordsOf(after)).toEqual({ orchestrations: 1, conversions: 0 })
  })
})

describe("with the cut-over off", () => {
  it("the legacy API is not called, whatever was given to it before", async () => {
    await using late = await startBackend()
    const call = { caller: { id: "development", scopes: new Set<string>() }, requestId: "r" }
    const profile_id = late.profiles()[0]!.id
    const conversion = { profile_id, amount: "5.00", source_asset: "USD", target_asset: "PYUSD", ref_id: "old" }
    const convert = () =>
      late.run(Effect.result(Effect.flatMap(Creation, (creation) => creation.conversion(call, conversion))))
    late.sandbox.control.faults.add({ operation: "CreateStablecoinConversion", status: 429, count: 1 })
    expect(await convert()).toMatchObject({ _tag: "Failure", failure: { _tag: "NotSent", why: "vendor-closed" } })
    await late.run(Effect.flatMap(CutOver, (cutOver) => cutOver.change({ mode: "off", version: 1, by: "test" })))
    const calls = () =>
      late.sandbox.control.requests.calls("CreateStablecoinConversion") +
      late.sandbox.control.requests.calls("ListStablecoinConversions")
    const before = calls()
    expect(await convert()).toMatchObject({ _tag: "Failure", failure: { _tag: "NotSent", why: "guard" } })
    expect((await late.client.create(request(late, "new")))._tag).toBe("Created")
    expect(calls()).toBe(before)
  })
})

describe("the vendor's limits", () => {
  it("sends nothing more after a 429, and says when to come back", async () => {
    await using throttled = await startBackend({ database: "server" })
    throttled.sandbox.control.faults.add({ operation: "CreateOrchestration", status: 429, count: 1 })
    const wanted = request(throttled, ref())
    const first = await failure(throttled.client.create(wanted))
    expect(first.data?.failure).toMatchObject({ _tag: "NotSent", why: "vendor-closed" })
    expect(throttled.sandbox.control.requests.calls("CreateOrchestration")).toBe(1)
    const second = await failure(throttled.client.create(request(throttled, ref())))
    expect(second.data?.retryAfterMs).toBeGreaterThan(200_000)
    expect(throttled.sandbox.control.requests.calls("CreateOrchestration")).toBe(1)
  })
})
