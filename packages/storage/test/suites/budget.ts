/** The vendor's budget and the job queues. */
import { PgClient } from "@effect/sql-pg"
import { assert } from "@effect/vitest"
import { Budget } from "@segue/core/PaxosHttp"
import { Clock, Effect, Fiber, Schedule, Schema } from "effect"
import { PersistedQueue } from "effect/persistence"

import { Jobs } from "../../src/Jobs.ts"
import * as VendorBudget from "../../src/VendorBudget.ts"
import type { Suite } from "../databases.ts"

let made = 0
const endpoint = () => `Operation${++made}`

const moved = (name: string, sql: PgClient.PgClient, millis: number) =>
  sql`UPDATE vendor_budget SET closed_until = closed_until - ${millis}::int * interval '1 millisecond',
    probing_until = probing_until - ${millis}::int * interval '1 millisecond' WHERE endpoint = ${name}`

const budget: Suite<PgClient.PgClient | Budget> = (it) => {
  it.effect("lets a second's worth through at once, and makes the rest wait its turn", () =>
    Effect.gen(function* () {
      const shared = yield* Budget
      const name = endpoint()
      const startMs = yield* Clock.currentTimeMillis
      const sentMs = yield* Effect.all(
        Array.from({ length: 60 }, () => Effect.andThen(shared.take(name), Clock.currentTimeMillis)),
        { concurrency: "unbounded" }
      )
      // Ten more than a second's worth: at 50 a second the last of them waits 200 ms at least.
      assert.isAtLeast(Math.max(...sentMs) - startMs, 190)
    })
  )

  it.effect("tells a caller whose turn is too far away, instead of making it wait", () =>
    Effect.gen(function* () {
      const [shared, sql] = [yield* Budget, yield* PgClient.PgClient]
      const name = endpoint()
      yield* shared.take(name)
      yield* sql`UPDATE vendor_budget SET tokens = -1000000 WHERE endpoint = ${name}`
      const refused = yield* Effect.flip(shared.take(name))
      assert.isAbove(refused.retryAfterMs, 0)
    })
  )

  it.effect("after a 429 an endpoint is closed for five minutes, then one request asks for all", () =>
    Effect.gen(function* () {
      const [shared, sql] = [yield* Budget, yield* PgClient.PgClient]
      const [name, other] = [endpoint(), endpoint()]
      yield* shared.take(name)
      yield* shared.report(name, 429, 1_000)
      const closed = yield* Effect.flip(shared.take(name))
      assert.isAtLeast(closed.retryAfterMs, VendorBudget.PENALTY_MS - 5_000)
      yield* shared.take(other)

      yield* moved(name, sql, VendorBudget.PENALTY_MS)
      yield* shared.take(name)
      const second = yield* Effect.flip(shared.take(name))
      assert.isAtMost(second.retryAfterMs, VendorBudget.PROBE_MS)
      // The one that asked never came back: after a while another may ask.
      yield* moved(name, sql, VendorBudget.PROBE_MS)
      yield* shared.take(name)
      yield* shared.report(name, 429, undefined)
      assert.isAbove((yield* Effect.flip(shared.take(name))).retryAfterMs, VendorBudget.PROBE_MS)

      yield* moved(name, sql, VendorBudget.PENALTY_MS)
      yield* shared.take(name)
      yield* shared.report(name, 200, undefined)
      yield* Effect.all([shared.take(name), shared.take(name)], { concurrency: 2 })
    })
  )

  it.effect("a late success does not open what another closed", () =>
    Effect.gen(function* () {
      const [shared, sql] = [yield* Budget, yield* PgClient.PgClient]
      const name = endpoint()
      yield* Effect.all([shared.take(name), shared.take(name)])
      yield* shared.report(name, 429, undefined)
      yield* shared.report(name, 200, undefined)
      assert.isAbove((yield* Effect.flip(shared.take(name))).retryAfterMs, 0)
      // This process asks for all, and meanwhile another one is refused.
      yield* moved(name, sql, VendorBudget.PENALTY_MS)
      yield* shared.take(name)
      yield* sql`UPDATE vendor_budget SET closed_until = clock_timestamp() + interval '5 minutes' WHERE endpoint = ${name}`
      yield* shared.report(name, 200, undefined)
      assert.isAbove((yield* Effect.flip(shared.take(name))).retryAfterMs, VendorBudget.PROBE_MS)
    })
  )
}

const reserve: Suite<PgClient.PgClient | Budget> = (it) => {
  const name = "ListStablecoinConversions"
  const filled = (sql: PgClient.PgClient, tokens: number, reserved: number) =>
    sql`INSERT INTO vendor_budget (endpoint, tokens, reserved, refilled_at)
      VALUES (${name}, ${tokens}::float8, ${reserved}::float8, clock_timestamp())
      ON CONFLICT (endpoint) DO UPDATE SET tokens = excluded.tokens, reserved = excluded.reserved,
        refilled_at = excluded.refilled_at, closed_until = NULL, probing_until = NULL`
  const waited = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.gen(function* () {
      yield* effect
      const [row] = yield* (yield* PgClient.PgClient)<{ ms: number }>`SELECT wait_ms AS ms FROM vendor_budget
        WHERE endpoint = ${name}`
      return row!.ms
    })
  const forCreate = Effect.provideService(VendorBudget.Purpose, "create")

  it.effect("what is kept for creates is theirs, however much others ask", () =>
    Effect.gen(function* () {
      const [shared, sql] = [yield* Budget, yield* PgClient.PgClient]
      yield* filled(sql, -1_000_000, 25)
      assert.isAbove((yield* Effect.flip(shared.take(name))).retryAfterMs, 0)
      for (let count = 0; count < 25; count++) {
        assert.strictEqual(yield* waited(forCreate(shared.take(name))), 0)
      }
      // From here on creates wait for each other, and for nobody else.
      const ms = yield* waited(forCreate(shared.take(name)))
      assert.isAtMost(ms, 1_000 / 25)
    })
  )

  it.effect("a create takes what is free in common rather than wait; others never take what is kept", () =>
    Effect.gen(function* () {
      const [shared, sql] = [yield* Budget, yield* PgClient.PgClient]
      yield* filled(sql, 25, -20)
      assert.strictEqual(yield* waited(forCreate(shared.take(name))), 0)
      yield* filled(sql, -10, 25)
      assert.isAbove(yield* waited(shared.take(name)), 300)
      const [row] = yield* sql<{ reserved: number }>`SELECT reserved FROM vendor_budget WHERE endpoint = ${name}`
      assert.strictEqual(row!.reserved, 25)
    })
  )

  it.effect("together they stay within what is ours", () =>
    Effect.gen(function* () {
      const [shared, sql] = [yield* Budget, yield* PgClient.PgClient]
      yield* filled(sql, 25, 25)
      const takes = Array.from({ length: 60 }, (_, n) =>
        n % 2 === 0 ? forCreate(shared.take(name)) : shared.take(name)
      )
      const startMs = yield* Clock.currentTimeMillis
      yield* Effect.all(takes, { concurrency: "unbounded" })
      // Ten more than a second's worth.
      assert.isAtLeast((yield* Clock.currentTimeMillis) - startMs, 150)
    })
  )

  it.effect("a 429 closes it for creates, too", () =>
    Effect.gen(function* () {
      const [shared, sql] = [yield* Budget, yield* PgClient.PgClient]
      yield* filled(sql, 25, 25)
      yield* shared.report(name, 429, undefined)
      assert.isAbove((yield* Effect.flip(forCreate(shared.take(name)))).retryAfterMs, VendorBudget.PENALTY_MS - 5_000)
      yield* filled(sql, 25, 25)
    })
  )
}

const Work = Schema.Struct({ id: Schema.String, amount: Schema.String })

const jobs: Suite<PgClient.PgClient | Jobs | PersistedQueue.PersistedQueueFactory> = (it) => {
  const queue = (name: string) =>
    PersistedQueue.make({ name, schema: Work, maxAttempts: 2, retrySchedule: Schedule.spaced("1 millis") })
  const ok = () => Effect.void

  it.effect("an offer stands and falls with its transaction, and an id is offered once", () =>
    Effect.gen(function* () {
      const [sql, care] = [yield* PgClient.PgClient, yield* Jobs]
      const work = yield* queue("offers")
      const offer = work.offer({ id: "1", amount: "0.10" }, { id: "one" })
      yield* Effect.ignore(sql.withTransaction(Effect.andThen(offer, Effect.fail("undo"))))
      assert.deepStrictEqual(yield* care.counts("offers"), { pending: 0, dead: 0 })
      yield* sql.withTransaction(offer)
      yield* offer
      assert.deepStrictEqual(yield* care.counts("offers"), { pending: 1, dead: 0 })
      const taken: Array<typeof Work.Type> = []
      yield* work.take((value) => Effect.sync(() => taken.push(value)))
      assert.deepStrictEqual(taken, [{ id: "1", amount: "0.10" }])
      assert.deepStrictEqual(yield* care.counts("offers"), { pending: 0, dead: 0 })
    })
  )

  it.effect("what keeps failing ends as a dead letter, which can be redriven", () =>
    Effect.gen(function* () {
      const care = yield* Jobs
      const work = yield* queue("failing")
      yield* work.offer({ id: "1", amount: "1" }, { id: "bad" })
      for (let attempt = 1; attempt <= 2; attempt++) {
        yield* Effect.ignore(work.take(() => Effect.fail("the chat is down")))
      }
      const [dead] = yield* care.dead("failing", 10)
      assert.deepStrictEqual([dead?.id, dead?.attempts, dead?.element], ["bad", 2, { id: "1", amount: "1" }])
      assert.include(dead?.failure ?? "", "the chat is down")
      assert.strictEqual(yield* care.redrive("failing", "unknown"), 0)
      assert.strictEqual(yield* care.redrive("failing"), 1)
      yield* work.take(ok)
      assert.deepStrictEqual(yield* care.counts("failing"), { pending: 0, dead: 0 })
    })
  )

  it.effect("workers share the work, and each piece is done by one", () =>
    Effect.gen(function* () {
      const work = yield* queue("shared")
      for (let index = 0; index < 20; index++) yield* work.offer({ id: String(index), amount: "1" })
      const done: Array<string> = []
      const worker = Effect.forever(work.take(({ id }) => Effect.sync(() => done.push(id))))
      const fibers = yield* Effect.all([Effect.forkChild(worker), Effect.forkChild(worker)])
      const startMs = yield* Clock.currentTimeMillis
      while (done.length < 20 && (yield* Clock.currentTimeMillis) - startMs < 20_000) yield* Effect.sleep("5 millis")
      yield* Effect.forEach(fibers, Fiber.interrupt)
      assert.strictEqual(new Set(done).size, 20)
      assert.strictEqual(done.length, 20)
    })
  )
}

export { budget, jobs, reserve }
