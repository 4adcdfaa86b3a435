/** What every store must do, as checks that its tests run. Each needs a fresh store and dies where one does not hold. */
import type { Orchestration } from "@segue/core/Orchestration"
import * as Effect from "effect/Effect"
import * as Equal from "effect/Equal"
import * as Option from "effect/Option"

import * as Store from "./Store.ts"

/** One check. */
export interface Check {
  readonly name: string
  readonly run: Effect.Effect<void, Store.StoreError | Store.CursorMoved, Store.Store>
}

const same = (what: string, actual: unknown, expected: unknown): Effect.Effect<void> =>
  Equal.equals(actual, expected)
    ? Effect.void
    : Effect.die(new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`))

const side = { profile: { profile_id: "profile-1" } }

/** An orchestration for checks. */
export const orchestration = (id: string, status: string, more: Partial<Orchestration> = {}): Orchestration => ({
  id,
  ref_id: `ref-${id}`,
  source_asset: "USD",
  destination_asset: "PYUSD",
  source_amount: "100.00",
  source: side,
  destination: side,
  status,
  created_at: "2026-11-22T12:00:00.123456789Z",
  ...more
})

const seen = (id: string, status: string, more: Partial<Orchestration> = {}): Store.Observation => ({
  orchestration: orchestration(id, status, more),
  origin: "safety-sweep"
})

const told = (changes: ReadonlyArray<Store.Change>) =>
  changes.map(({ id, kind, previous, sequence, status }) => [sequence, kind, id, previous ?? null, status])

const feed: Check = {
  name: "tells first sights and moves forward, each once, without gaps",
  run: Effect.gen(function* () {
    const store = yield* Store.Store
    yield* same("the empty feed", yield* store.head, 0)
    const first = yield* store.apply([seen("b", "PROCESSING"), seen("a", "PENDING")])
    yield* same("first sights", told(first), [
      [1, "first", "b", null, "PROCESSING"],
      [2, "first", "a", null, "PENDING"]
    ])
    yield* same("a repetition", told(yield* store.apply([seen("b", "PROCESSING"), seen("a", "PENDING")])), [])
    const moved = yield* store.apply([seen("a", "PROCESSING"), seen("b", "PENDING"), seen("a", "COMPLETED")])
    yield* same("moves", told(moved), [
      [3, "advance", "a", "PENDING", "PROCESSING"],
      [4, "advance", "a", "PROCESSING", "COMPLETED"]
    ])
    yield* same("what the feed holds", told(yield* store.changes(1, 2)), told([...first, ...moved].slice(1, 3)))
    yield* same("its head", yield* store.head, 4)
    const [last] = yield* store.changes(3, 10)
    yield* same("the view then", last?.orchestration.status, "COMPLETED")
  })
}

const incidents: Check = {
  name: "tells a contradiction of a final status once and lets the first stand",
  run: Effect.gen(function* () {
    const store = yield* Store.Store
    yield* store.apply([seen("a", "COMPLETED")])
    const told1 = told(yield* store.apply([seen("a", "FAILED")]))
    yield* same("the incident", told1, [[2, "incident", "a", "COMPLETED", "FAILED"]])
    yield* same("again", told(yield* store.apply([seen("a", "FAILED"), seen("a", "PROCESSING")])), [])
    const known = (yield* store.known(["a", "nobody"])).get("a")
    yield* same("what stands", [known?.status, known?.disputed, known?.rankMax], ["COMPLETED", "FAILED", 2])
    yield* same("nothing is open", yield* store.open({ limit: 10 }), [])
  })
}

const cursors: Check = {
  name: "moves a cursor together with what was learnt, or not at all",
  run: Effect.gen(function* () {
    const store = yield* Store.Store
    yield* same("before", (yield* store.cursor("c")).version, 0)
    yield* store.apply([seen("a", "PROCESSING")], { name: "c", version: 0, value: { at: 1 } })
    yield* same("after", yield* store.cursor("c"), { version: 1, value: { at: 1 } })
    yield* store.apply([], { name: "c", version: 1, value: { at: 2 } })
    for (const version of [0, 1]) {
      const late = store.apply([seen("b", "COMPLETED")], { name: "c", version, value: { at: 9 } })
      const end = yield* Effect.match(late, { onSuccess: () => "recorded", onFailure: ({ _tag }) => _tag })
      yield* same("a late mover", end, "CursorMoved")
    }
    yield* same("nothing of it is kept", (yield* store.known(["b"])).size, 0)
    yield* same("nor told", yield* store.head, 1)
    yield* same("the cursor", yield* store.cursor("c"), { version: 2, value: { at: 2 } })
    yield* same("others are apart", (yield* store.cursor("d")).version, 0)
  })
}

const openRows: Check = {
  name: "knows what is open, the oldest of it, and what was created since a time",
  run: Effect.gen(function* () {
    const store = yield* Store.Store
    yield* same("none", Option.isNone(yield* store.oldestOpen), true)
    const at = (second: number) => ({ created_at: `2026-11-22T12:00:0${second}.000000001Z` })
    yield* store.apply([
      seen("c", "PROCESSING", at(3)),
      seen("a", "COMPLETED", at(1)),
      seen("d", "SETTLING", at(4)),
      seen("b", "PENDING", at(2))
    ])
    const ids = (rows: ReadonlyArray<{ readonly id: string }>) => rows.map(({ id }) => id)
    yield* same("all open", ids(yield* store.open({ limit: 10 })), ["b", "c", "d"])
    yield* same("a page", ids(yield* store.open({ limit: 1, after: "b" })), ["c"])
    yield* same("by status", ids(yield* store.open({ limit: 10, status: "SETTLING" })), ["d"])
    yield* same("the oldest", Option.getOrNull(yield* store.oldestOpen), at(2).created_at)
    yield* same("since", ids(yield* store.createdSince({ from: at(2).created_at, limit: 10 })), ["b", "c", "d"])
    yield* same("since, after", ids(yield* store.createdSince({ from: at(2).created_at, limit: 1, after: "b" })), ["c"])
    yield* same("rows", ids(yield* store.rows(["a", "x"])), ["a"])
  })
}

const views: Check = {
  name: "keeps what an orchestration moves as first seen",
  run: Effect.gen(function* () {
    const store = yield* Store.Store
    yield* store.apply([seen("a", "PROCESSING")])
    yield* store.apply([seen("a", "COMPLETED", { source_amount: "999.00" })])
    const [row] = yield* store.rows(["a"])
    yield* same("the first amount", [row?.first.source_amount, row?.status], ["100.00", "COMPLETED"])
  })
}

const reconciliations: Check = {
  name: "keeps the newest reconciliation",
  run: Effect.gen(function* () {
    const store = yield* Store.Store
    yield* same("none", Option.isNone(yield* store.lastReconciliation), true)
    const run: Store.ReconciliationRun = {
      from: "2026-11-15T12:00:00Z",
      compared: 3,
      differences: [
        { kind: "money", id: "a", ref_id: "r", fields: ["source_amount", "source"], here: undefined, there: undefined },
        { kind: "status", id: "b", ref_id: undefined, fields: [], here: "PENDING", there: "REJECTED" }
      ]
    }
    yield* store.saveReconciliation({ ...run, differences: [] })
    yield* store.saveReconciliation(run)
    yield* same("the newest", Option.getOrNull(yield* store.lastReconciliation), run)
  })
}

/** All checks. */
export const checks: ReadonlyArray<Check> = [feed, incidents, cursors, openRows, views, reconciliations]
