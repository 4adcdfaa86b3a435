/** Creates, the cut-over switch and the audit that goes with both. */
import { PgClient } from "@effect/sql-pg"
import { assert } from "@effect/vitest"
import { Effect, Option } from "effect"

import * as ApiKeys from "../../src/ApiKeys.ts"
import * as Audit from "../../src/Audit.ts"
import { CreateIntents, type Ending, type Leased, type Wanted } from "../../src/CreateIntents.ts"
import * as CutOver from "../../src/CutOver.ts"
import * as Grants from "../../src/Grants.ts"
import type { Suite } from "../databases.ts"

type Needs = PgClient.PgClient | CreateIntents | CutOver.CutOver | Audit.Audit | Grants.Grants | ApiKeys.ApiKeys

let made = 0

const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  refId: `ref-${++made}`,
  caller: "treasury",
  requestHash: "hash-1",
  request: { source_amount: "10.00" },
  asset: "USD",
  amount: "10.00",
  surface: "native",
  ...more
})

const record = (more: Partial<Wanted> = {}) =>
  Effect.gen(function* () {
    const recorded = yield* (yield* CreateIntents).record(wanted(more))
    if (recorded._tag !== "Recorded") return yield* Effect.die(new Error(recorded._tag))
    return recorded.intent
  })

const leased = (refId: string, forMs = 60_000) =>
  Effect.gen(function* () {
    const given: Option.Option<Leased> = yield* (yield* CreateIntents).lease(refId, forMs)
    if (Option.isNone(given) || given.value._tag !== "Leased") return yield* Effect.die(new Error("not leased"))
    return given.value
  })

const attempt = (refId: string, ending: Ending) =>
  Effect.gen(function* () {
    const intents = yield* CreateIntents
    const { lease } = yield* leased(refId)
    assert.strictEqual((yield* intents.start(lease))._tag, "Send")
    return yield* intents.settle(lease, ending)
  })

const stateOf = (refId: string) =>
  Effect.flatMap(CreateIntents, (intents) => Effect.map(intents.get(refId), (intent) => Option.getOrThrow(intent)))

const recording: Suite<Needs> = (it) => {
  it.effect("records once, and answers a repetition with what is there", () =>
    Effect.gen(function* () {
      const intents = yield* CreateIntents
      const first = wanted({ requestId: "request-1" })
      const [one, two] = [yield* intents.record(first), yield* intents.record(first)]
      assert.isTrue(one._tag === "Recorded" && one.isNew && two._tag === "Recorded" && !two.isNew)
      assert.strictEqual((yield* intents.record({ ...first, caller: "other" }))._tag, "OtherCaller")
      assert.strictEqual((yield* intents.record({ ...first, requestHash: "hash-2" }))._tag, "OtherRequest")
      const kept = yield* (yield* Audit.Audit).read({ subject: first.refId, limit: 10 })
      assert.deepStrictEqual(
        kept.map(({ action, actor, requestId }) => [action, actor, requestId]),
        [["create.recorded", "treasury", "request-1"]]
      )
    })
  )

  it.effect("of many that record one ref_id at once, one is first", () =>
    Effect.gen(function* () {
      const intents = yield* CreateIntents
      const same = wanted()
      const all = yield* Effect.all(
        Array.from({ length: 10 }, () => intents.record(same)),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(all.filter((one) => one._tag === "Recorded" && one.isNew).length, 1)
      assert.isTrue(all.every((one) => one._tag === "Recorded"))
    })
  )

  it.effect("chooses the API once, from the switch, for what old clients send", () =>
    Effect.gen(function* () {
      const [intents, cutOver] = [yield* CreateIntents, yield* CutOver.CutOver]
      const at = yield* cutOver.get
      assert.strictEqual(at.mode, "on")
      const old = wanted({ surface: "facade" })
      const apiOf = (one: Wanted) =>
        Effect.map(intents.record(one), (recorded) => (recorded._tag === "Recorded" ? recorded.intent.api : "none"))
      assert.strictEqual(yield* apiOf(old), "conversion")
      assert.strictEqual(yield* apiOf(wanted()), "orchestration")
      const drained = yield* cutOver.change({ mode: "drain", version: at.version, by: "operator" })
      assert.strictEqual(yield* apiOf(old), "conversion")
      assert.strictEqual(yield* apiOf(wanted({ surface: "facade" })), "orchestration")
      const late = yield* Effect.flip(cutOver.change({ mode: "off", version: at.version, by: "somebody" }))
      assert.isTrue(late._tag === "CutOverChanged" && late.now.changedBy === "operator")
      yield* cutOver.change({ mode: "on", version: drained.version, by: "operator" })
      const kept = yield* (yield* Audit.Audit).read({ subject: "cut-over", limit: 10 })
      assert.deepStrictEqual(
        kept.map(({ detail }) => detail),
        [
          { from: "on", to: "drain" },
          { from: "drain", to: "on" }
        ]
      )
    })
  )

  it.effect("refuses what is over the caller's limits, and counts only what may have moved money", () =>
    Effect.gen(function* () {
      const [intents, grants, keys] = [yield* CreateIntents, yield* Grants.Grants, yield* ApiKeys.ApiKeys]
      const caller = "limited"
      yield* keys.create({ caller, label: "key", scopes: [], by: "operator" })
      const set = (limit: Grants.Limit) => grants.setLimit({ caller, limit, by: "operator" })
      const outcome = (amount: string, more: Partial<Wanted> = {}) =>
        Effect.map(intents.record(wanted({ caller, amount, ...more })), (one) =>
          one._tag === "OverLimit" ? `${one.limit} ${one.asset}` : one._tag
        )
      yield* set({ asset: "USD", createMax: "100", dayMax: "150.50" })
      assert.strictEqual(yield* outcome("100.000000000000000001"), "create USD")
      const first = wanted({ caller, amount: "100" })
      assert.strictEqual((yield* intents.record(first))._tag, "Recorded")
      assert.strictEqual(yield* outcome("50.51"), "day USD")
      assert.strictEqual(yield* outcome("50.51", { asset: "PYUSD" }), "Recorded")
      yield* attempt(first.refId, { state: "refused", isSettled: false })
      assert.strictEqual(yield* outcome("50.51"), "Recorded")
      yield* set({ asset: "*", minuteCountMax: 3 })
      assert.strictEqual(yield* outcome("1", { asset: "USDP" }), "minute *")
    })
  )

  it.effect("counts a create that begins anew when it does, however long ago it was refused", () =>
    Effect.gen(function* () {
      const [intents, grants, keys] = [yield* CreateIntents, yield* Grants.Grants, yield* ApiKeys.ApiKeys]
      const sql = yield* PgClient.PgClient
      const caller = "patient"
      yield* keys.create({ caller, label: "key", scopes: [], by: "operator" })
      const all = Array.from({ length: 3 }, () => wanted({ caller, amount: "20" }))
      for (const one of all) {
        yield* intents.record(one)
        yield* attempt(one.refId, { state: "refused", isSettled: false })
      }
      yield* sql`UPDATE create_intent SET recorded_at = recorded_at - interval '2 days' WHERE caller = ${caller}`
      yield* grants.setLimit({ caller, limit: { asset: "USD", dayMax: "45", minuteCountMax: 9 }, by: "operator" })
      const outcomes = yield* Effect.forEach(all, (one) => Effect.map(intents.record(one), ({ _tag }) => _tag))
      assert.deepStrictEqual(outcomes, ["Recorded", "Recorded", "OverLimit"])
      yield* grants.setLimit({ caller, limit: { asset: "USD", minuteCountMax: 2 }, by: "operator" })
      assert.strictEqual((yield* intents.record(wanted({ caller })))._tag, "OverLimit")
    })
  )

  it.effect("a limit holds for its asset in any case", () =>
    Effect.gen(function* () {
      const [intents, grants, keys] = [yield* CreateIntents, yield* Grants.Grants, yield* ApiKeys.ApiKeys]
      const caller = "sloppy"
      yield* keys.create({ caller, label: "key", scopes: [], by: "operator" })
      const set = (limit: Grants.Limit) => grants.setLimit({ caller, limit, by: "operator" })
      const outcome = (asset: string) => Effect.map(intents.record(wanted({ caller, asset })), ({ _tag }) => _tag)
      yield* set({ asset: "usd", dayMax: "25" })
      for (const asset of ["USD", "usd"]) assert.strictEqual(yield* outcome(asset), "Recorded")
      for (const asset of ["USD", "uSd"]) assert.strictEqual(yield* outcome(asset), "OverLimit")
      yield* set({ asset: "USD" })
      assert.deepStrictEqual(yield* grants.limits(caller), [{ asset: "USD" }])
      assert.strictEqual(yield* outcome("USD"), "Recorded")
    })
  )

  it.effect("creates of one caller at once do not exceed its limit together", () =>
    Effect.gen(function* () {
      const [intents, grants, keys] = [yield* CreateIntents, yield* Grants.Grants, yield* ApiKeys.ApiKeys]
      const caller = "hasty"
      yield* keys.create({ caller, label: "key", scopes: [], by: "operator" })
      yield* grants.setLimit({ caller, limit: { asset: "*", dayMax: "30" }, by: "operator" })
      const all = yield* Effect.all(
        Array.from({ length: 8 }, () => intents.record(wanted({ caller }))),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(all.filter(({ _tag }) => _tag === "Recorded").length, 3)
    })
  )
}

const sending: Suite<Needs> = (it) => {
  it.effect("is sent by one at a time, and never again once it is created", () =>
    Effect.gen(function* () {
      const intents = yield* CreateIntents
      const { refId } = yield* record()
      const { lease } = yield* leased(refId)
      assert.isTrue(yield* intents.renew(lease, 60_000))
      assert.strictEqual(Option.getOrThrow(yield* intents.lease(refId, 1_000))._tag, "Busy")
      assert.deepStrictEqual(yield* intents.start(lease), { _tag: "Send", attempt: 1 })
      assert.strictEqual(yield* intents.settle(lease, { state: "created", vendorId: "v1" }), "Settled")
      assert.strictEqual((yield* intents.start(lease))._tag, "Lost")
      assert.strictEqual(yield* intents.settle(lease, { state: "refused", isSettled: true }), "Lost")
      const last = Option.getOrThrow(yield* intents.lease(refId, 1_000))
      assert.isTrue(last._tag === "Settled" && last.intent.vendorId === "v1" && last.intent.state === "created")
      assert.isTrue(Option.isNone(yield* intents.lease("nobody's", 1_000)))
      const kept = yield* (yield* Audit.Audit).read({ subject: refId, limit: 10 })
      assert.deepStrictEqual(
        kept.map(({ action }) => action),
        ["create.recorded", "create.sending", "create.created"]
      )
    })
  )

  it.effect("a process that dies while sending leaves it in doubt, and a refusal does not count then", () =>
    Effect.gen(function* () {
      const intents = yield* CreateIntents
      const { refId } = yield* record()
      const dead = yield* leased(refId, 0)
      assert.isFalse(yield* intents.renew(dead.lease, 60_000))
      // The lease ended while its process was frozen: whoever comes next may take over, and it may not send.
      assert.strictEqual((yield* intents.start(dead.lease))._tag, "Lost")
      const slow = yield* leased(refId)
      assert.strictEqual((yield* intents.start(slow.lease))._tag, "Send")
      const sql = yield* PgClient.PgClient
      yield* sql`UPDATE create_intent SET leased_until = clock_timestamp() WHERE ref_id = ${refId}`
      assert.isTrue((yield* intents.unsettled(1_000)).some((intent) => intent.refId === refId))
      const heir = yield* leased(refId)
      assert.isTrue(heir.intent.state === "in_doubt" && heir.intent.isDoubted)
      assert.strictEqual((yield* intents.start(slow.lease))._tag, "Lost")
      assert.strictEqual(yield* intents.settle(slow.lease, { state: "created", vendorId: "v" }), "Lost")
      assert.strictEqual(yield* intents.settle(heir.lease, { state: "refused", isSettled: false }), "Doubted")
      assert.strictEqual((yield* stateOf(refId)).state, "in_doubt")
      assert.strictEqual(yield* attempt(refId, { state: "not_sent" }), "Doubted")
      assert.strictEqual(yield* attempt(refId, { state: "refused", isSettled: true }), "Settled")
      assert.strictEqual((yield* stateOf(refId)).state, "refused")
    })
  )

  it.effect("is looked at again when its time has come, not before", () =>
    Effect.gen(function* () {
      const intents = yield* CreateIntents
      const [later, now] = [yield* record(), yield* record()]
      yield* attempt(later.refId, { state: "in_doubt", retryMs: 3_600_000 })
      yield* attempt(now.refId, { state: "in_doubt", retryMs: 0 })
      const due = (yield* intents.unsettled(1_000)).map(({ refId }) => refId)
      assert.isTrue(due.includes(now.refId) && !due.includes(later.refId))
    })
  )

  it.effect("is not first sent after its time; one in doubt still may be", () =>
    Effect.gen(function* () {
      const intents = yield* CreateIntents
      const over = { sendBefore: "2020-01-01T00:00:00.123456789Z" }
      const { refId } = yield* record(over)
      const { lease } = yield* leased(refId)
      assert.strictEqual((yield* intents.start(lease))._tag, "Expired")
      const intent = yield* stateOf(refId)
      assert.deepStrictEqual([intent.state, intent.attempts], ["not_sent", 0])
      // Asked again with a new time it may go, and its API is the one that was chosen first.
      const again = yield* record({ refId, sendBefore: "2999-01-01T00:00:00Z" })
      assert.strictEqual(again.state, "recorded")
      yield* attempt(refId, { state: "in_doubt", retryMs: 0 })
      const sql = yield* PgClient.PgClient
      yield* sql`UPDATE create_intent SET send_before = '2020-01-01Z' WHERE ref_id = ${refId}`
      assert.strictEqual(yield* attempt(refId, { state: "created", vendorId: "v2" }), "Settled")
      assert.strictEqual((yield* stateOf(refId)).attempts, 2)
    })
  )

  it.effect("the audit can be added to and not changed", () =>
    Effect.gen(function* () {
      const [audit, sql] = [yield* Audit.Audit, yield* PgClient.PgClient]
      yield* audit.write({ actor: "a", action: "test", subject: "audit-subject", detail: { n: 1 } })
      for (const statement of ["UPDATE audit SET actor = 'x'", "DELETE FROM audit", "TRUNCATE audit"]) {
        const error = yield* Effect.flip(sql.unsafe(statement))
        assert.include(String(error.reason.cause), "append-only")
      }
      const undone = sql.withTransaction(
        Effect.andThen(audit.write({ actor: "a", action: "undone", subject: "audit-subject" }), Effect.fail("no"))
      )
      yield* Effect.ignore(undone)
      const kept = yield* audit.read({ subject: "audit-subject", limit: 10 })
      assert.deepStrictEqual(
        kept.map(({ action, detail }) => [action, detail]),
        [["test", { n: 1 }]]
      )
    })
  )
}

export const creates: Suite<Needs> = (it, isServer) => {
  recording(it, isServer)
  sending(it, isServer)
}
