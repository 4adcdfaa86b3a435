/** Reading orchestrations back: pages, conditions, sums. */
import { PgClient } from "@effect/sql-pg"
import { assert } from "@effect/vitest"
import type { Orchestration } from "@segue/core/Orchestration"
import * as Store from "@segue/follow/Store"
import { orchestration } from "@segue/follow/StoreContract"
import { Effect, Option } from "effect"

import { type Query, Views } from "../../src/Views.ts"
import type { Suite } from "../databases.ts"

const profile = (profile_id: string) => ({ profile: { profile_id } })

const rows: ReadonlyArray<Orchestration> = [
  orchestration("v1", "PROCESSING", {
    created_at: "2026-01-01T00:00:00.000001Z",
    source: profile("p1"),
    destination: profile("p1")
  }),
  orchestration("v2", "PROCESSING", {
    created_at: "2026-01-01T00:00:00.000001Z",
    source: profile("p1"),
    destination: profile("p2"),
    source_amount: "0.1"
  }),
  orchestration("v3", "PENDING", {
    created_at: "2026-01-02T00:00:00.123456789Z",
    source: profile("p2"),
    destination: profile("p1"),
    source_amount: ".2"
  }),
  orchestration("v4", "COMPLETED", {
    created_at: "2026-01-03T00:00:00Z",
    source: profile("p1"),
    destination: { crypto: { address: "0x1", network: "BASE" } }
  }),
  orchestration("v5", "PROCESSING", {
    created_at: "2026-01-04T00:00:00Z",
    source: profile("p2"),
    destination: profile("p2"),
    orchestration_rule_id: "rule",
    source_amount: "90071992547409930.01"
  })
]

const prepare = Effect.gen(function* () {
  const sql = yield* PgClient.PgClient
  yield* sql`TRUNCATE orchestration, orchestration_change`
  yield* sql`UPDATE feed_head SET last = 0`
  const store = yield* Store.Store
  yield* store.apply(rows.map((one) => ({ orchestration: one, origin: "safety-sweep" })))
})

const ids = (query: Partial<Query>) =>
  Effect.gen(function* () {
    const { items } = yield* (yield* Views).list({ order: "ASC", limit: 10, ...query })
    return items.map((view) => view.orchestration.id).join(" ")
  })

export const views: Suite<PgClient.PgClient | Store.Store | Views> = (it) => {
  it.effect("finds by id, by ref_id and by every condition", () =>
    Effect.gen(function* () {
      yield* prepare
      const reader = yield* Views
      const one = Option.getOrThrow(yield* reader.get("v4"))
      assert.deepStrictEqual(one.orchestration, rows[3])
      assert.strictEqual(one.finalAtFrom, "observed")
      assert.strictEqual(Option.getOrThrow(yield* reader.getByRefId("ref-v2")).orchestration.id, "v2")
      assert.isTrue(Option.isNone(yield* reader.get("' OR true --")))
      assert.strictEqual(yield* ids({}), "v1 v2 v3 v4 v5")
      assert.strictEqual(yield* ids({ order: "DESC" }), "v5 v4 v3 v2 v1")
      assert.strictEqual(yield* ids({ statuses: ["PENDING", "COMPLETED"] }), "v3 v4")
      assert.strictEqual(yield* ids({ ids: ["v1", "x"], refIds: ["ref-v1", "ref-v2"] }), "v1")
      assert.strictEqual(yield* ids({ sourceProfiles: ["p2"] }), "v3 v5")
      assert.strictEqual(yield* ids({ destinationProfiles: ["p1"] }), "v1 v3")
      assert.strictEqual(yield* ids({ eitherProfiles: ["p2"] }), "v2 v3 v5")
      assert.strictEqual(yield* ids({ eitherProfiles: [] }), "")
      assert.strictEqual(yield* ids({ isPlain: true }), "v1 v2 v3")
      assert.strictEqual(yield* ids({ createdFrom: rows[2]!.created_at, createdTo: rows[3]!.created_at }), "v3 v4")
      assert.strictEqual(yield* ids({ changedTo: "2026-01-01T00:00:00Z" }), "")
    })
  )

  it.effect("pages neither repeat nor skip, also where times are equal", () =>
    Effect.gen(function* () {
      yield* prepare
      const reader = yield* Views
      for (const order of ["ASC", "DESC"] as const) {
        const seen: Array<string> = []
        let cursor: string | undefined
        do {
          const page = yield* reader.list({ order, limit: 1, ...(cursor === undefined ? {} : { cursor }) })
          seen.push(...page.items.map((view) => view.orchestration.id))
          cursor = page.cursor
        } while (cursor !== undefined)
        const all = ["v1", "v2", "v3", "v4", "v5"]
        assert.deepStrictEqual(seen, order === "ASC" ? all : all.toReversed())
      }
      assert.strictEqual(yield* ids({ cursor: "not ours" }), "v1 v2 v3 v4 v5")
    })
  )

  it.effect("tells the history of one, and adds up what is under way exactly", () =>
    Effect.gen(function* () {
      yield* prepare
      const [reader, store] = [yield* Views, yield* Store.Store]
      yield* store.apply([{ orchestration: { ...rows[2]!, status: "PROCESSING" }, origin: "look" }])
      assert.deepStrictEqual(
        (yield* reader.history("v3")).map(({ kind, origin, status }) => `${kind} ${status} ${origin}`),
        ["first PENDING safety-sweep", "advance PROCESSING look"]
      )
      assert.deepStrictEqual(yield* reader.inFlight, [
        { profileId: "p1", asset: "USD", count: 2, amount: "100.10" },
        { profileId: "p2", asset: "USD", count: 2, amount: "90071992547409930.21" }
      ])
    })
  )
}
