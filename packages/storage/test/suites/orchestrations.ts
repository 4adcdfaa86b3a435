/** Orchestrations, their feed and cursors. */
import { PgClient } from "@effect/sql-pg"
import { assert } from "@effect/vitest"
import * as Store from "@segue/follow/Store"
import * as StoreContract from "@segue/follow/StoreContract"
import { Deferred, Effect, Fiber } from "effect"

import type { Suite } from "../databases.ts"

const empty = Effect.gen(function* () {
  const sql = yield* PgClient.PgClient
  yield* sql`TRUNCATE orchestration, orchestration_change, reader_cursor, create_intent`
  yield* sql`TRUNCATE reconciliation_run, reconciliation_difference`
  yield* sql`UPDATE feed_head SET last = 0`
})

const { orchestration } = StoreContract

const seen = (id: string, status: string, event?: Store.Observation["event"]): Store.Observation => ({
  orchestration: orchestration(id, status),
  origin: "event",
  ...(event === undefined ? {} : { event })
})

export const orchestrations: Suite<PgClient.PgClient | Store.Store> = (it, isServer) => {
  for (const check of StoreContract.checks) {
    it.effect(check.name, () => Effect.andThen(empty, check.run))
  }

  it.effect("dates a final status by the event that told of it, else by first sight, and then leaves it", () =>
    Effect.gen(function* () {
      yield* empty
      const [store, sql] = [yield* Store.Store, yield* PgClient.PgClient]
      const event = { id: "e1", created_at: "2026-11-22T12:00:01.5Z", status: "COMPLETED" }
      yield* store.apply([seen("told", "PROCESSING")])
      yield* store.apply([seen("told", "COMPLETED", event), seen("found", "COMPLETED")])
      yield* store.apply([seen("found", "COMPLETED", { ...event, id: "e2" })])
      yield* store.apply([seen("other", "FAILED", { ...event, id: "e3" })])
      const rows =
        yield* sql`SELECT id, final_at_from, final_at = ${event.created_at} AS by_event FROM orchestration ORDER BY id`
      assert.deepStrictEqual(rows, [
        { id: "found", final_at_from: "observed", by_event: false },
        { id: "other", final_at_from: "observed", by_event: false },
        { id: "told", final_at_from: "event", by_event: true }
      ])
    })
  )

  it.effect("keeps the newest view of legs while the status stays, and no older one", () =>
    Effect.gen(function* () {
      yield* empty
      const [store, sql] = [yield* Store.Store, yield* PgClient.PgClient]
      const view = (leg: string, updated_at: string): Store.Observation => ({
        orchestration: { ...orchestration("a", "PROCESSING"), destination_transfer: { status: leg }, updated_at },
        origin: "look"
      })
      yield* store.apply([view("PENDING", "2026-11-22T12:00:00Z")])
      assert.deepStrictEqual(yield* store.apply([view("PROCESSING", "2026-11-22T12:00:02Z")]), [])
      yield* store.apply([view("PENDING", "2026-11-22T12:00:00Z")])
      const [row] = yield* sql<{
        leg: string
      }>`SELECT body #>> '{destination_transfer,status}' AS leg FROM orchestration`
      assert.strictEqual(row?.leg, "PROCESSING")
    })
  )

  it.effect("many writers at once: a reader never sees a gap, and every orchestration's statuses in order", () =>
    Effect.gen(function* () {
      yield* empty
      const store = yield* Store.Store
      const path = ["PENDING", "PROCESSING", "COMPLETED"]
      const writer = (offset: number) =>
        Effect.forEach(path, (status) =>
          store.apply(Array.from({ length: 15 }, (_, index) => seen(`o${(index * 7 + offset) % 15}`, status)))
        )
      const read: Array<Store.Change> = []
      const reader = Effect.gen(function* () {
        for (;;) {
          const page = yield* store.changes(read.at(-1)?.sequence ?? 0, 7)
          read.push(...page)
          if (read.length >= 45) return
          yield* Effect.yieldNow
        }
      })
      yield* Effect.all([reader, ...Array.from({ length: 8 }, (_, offset) => writer(offset))], {
        concurrency: "unbounded"
      })
      assert.deepStrictEqual(
        read.map(({ sequence }) => sequence),
        Array.from({ length: 45 }, (_, index) => index + 1)
      )
      for (let index = 0; index < 15; index++) {
        const told = read.filter(({ id }) => id === `o${index}`).map(({ status }) => status)
        assert.deepStrictEqual(told, path)
      }
    })
  )

  it.effect("takes a page of a thousand, and costs no lock for what is known", () =>
    Effect.gen(function* () {
      yield* empty
      const store = yield* Store.Store
      const page = Array.from({ length: 1_000 }, (_, index) => seen(`o${index}`, "PROCESSING"))
      assert.strictEqual((yield* store.apply(page)).length, 1_000)
      const sql = yield* PgClient.PgClient
      const again = store.apply(page)
      // All rows are locked by somebody else: whoever wanted a lock would wait. On one session there is nobody else.
      const [isLocked, mayEnd] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
      const holder = sql.withTransaction(
        Effect.gen(function* () {
          yield* sql`SELECT id FROM orchestration FOR UPDATE`
          yield* Deferred.succeed(isLocked, undefined)
          yield* Deferred.await(mayEnd)
        })
      )
      const fiber = isServer ? yield* Effect.forkChild(holder) : undefined
      if (fiber !== undefined) yield* Deferred.await(isLocked)
      const changes = yield* again
      yield* Deferred.succeed(mayEnd, undefined)
      if (fiber !== undefined) yield* Fiber.join(fiber)
      assert.deepStrictEqual(changes, [])
      assert.strictEqual(yield* store.head, 1_000)
    })
  )
}
