import { assert, describe, it } from "@effect/vitest"
import { Effect, Queue } from "effect"
import { TestClock } from "effect/testing"

import * as Doorbell from "../src/Doorbell.ts"
import { type Planned, Vendor } from "../src/planned/Vendor.ts"
import * as Store from "../src/Store.ts"
import * as Tail from "../src/Tail.ts"
import { defaults } from "../src/Timing.ts"
import { during, layer, START_MS } from "./run.ts"

const quick = (id: string, startMs: number): Planned => ({
  id,
  createdMs: startMs,
  steps: [
    { atMs: startMs, status: "PROCESSING" },
    { atMs: startMs + 700, status: "COMPLETED" }
  ]
})

const statuses = (changes: ReadonlyArray<Store.Change>) => changes.map(({ id, status }) => `${id} ${status}`)

const lookAt = (millis: number, expected = 0) =>
  Effect.andThen(TestClock.setTime(millis), during(Tail.look(defaults, expected), "20 seconds"))

describe("the tail", () => {
  it.effect("tells a final status once, dated by its event, however often it looks", () => {
    const vendor = new Vendor()
    vendor.plan(quick("a", START_MS))
    return Effect.gen(function* () {
      const store = yield* Store.Store
      assert.deepStrictEqual(statuses((yield* lookAt(START_MS + 2_000)).changes), ["a COMPLETED"])
      const again = yield* lookAt(START_MS + 30_000)
      assert.deepStrictEqual([again.fresh, again.changes.length], [0, 0])
      const [change] = yield* store.changes(0, 10)
      assert.strictEqual(change?.sequence, 1)
      assert.strictEqual(change?.event_id, "event-1")
      assert.strictEqual((yield* store.cursor(Tail.CURSOR)).version, 1)
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("reads no orchestration whose status it knows already", () => {
    const vendor = new Vendor()
    vendor.plan(quick("a", START_MS))
    return Effect.gen(function* () {
      const store = yield* Store.Store
      const orchestration = vendor.show(vendor.rows.get("a")!, START_MS + 1_000)!
      yield* store.apply([{ orchestration, origin: "create" }])
      const { changes, fresh } = yield* lookAt(START_MS + 2_000)
      assert.deepStrictEqual([fresh, changes.length], [2, 0])
      assert.deepStrictEqual(
        vendor.requests.map(({ operation }) => operation),
        ["ListEvents"]
      )
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("walks many pages, reads a hundred orchestrations at once, and goes on from its place", () => {
    const vendor = new Vendor()
    for (let index = 0; index < 950; index++) vendor.plan(quick(`o${index}`, START_MS + index))
    return Effect.gen(function* () {
      const { changes, fresh } = yield* lookAt(START_MS + 5_000)
      assert.strictEqual(fresh, 1_900)
      assert.strictEqual(new Set(changes.map(({ id }) => id)).size, 950)
      assert.isAtMost(vendor.requests.filter(({ operation }) => operation === "ListOrchestrations").length, 19)
      assert.strictEqual(vendor.requests.filter(({ operation }) => operation === "ListEvents").length, 19)
      assert.strictEqual((yield* lookAt(START_MS + 90_000, 1_900)).fresh, 0)
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("finds what becomes visible a little late, and handles duplicates once", () => {
    // The completion of every third orchestration is visible 20 s late; all events come twice.
    const vendor = new Vendor({ delayMs: (index) => (index % 6 === 1 ? 20_000 : 0), isTwice: () => true })
    for (let index = 0; index < 12; index++) vendor.plan(quick(`o${index}`, START_MS + index * 1_000))
    return Effect.gen(function* () {
      yield* TestClock.setTime(START_MS)
      for (let look = 0; look < 20; look++) yield* during(Tail.look(defaults, 4), "3 seconds")
      const store = yield* Store.Store
      const all = yield* store.changes(0, 1_000)
      const finals = all.filter(({ status }) => status === "COMPLETED").map(({ id }) => id)
      assert.strictEqual(finals.length, 12)
      assert.strictEqual(new Set(finals).size, 12)
      assert.deepStrictEqual(
        all.map(({ sequence }) => sequence),
        all.map((_, index) => index + 1)
      )
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("the deep reading finds what became visible when the tail had long passed", () => {
    const vendor = new Vendor({ delayMs: (index) => (index === 1 ? 55_000 : 0) })
    vendor.plan(quick("late", START_MS))
    for (let index = 0; index < 100; index++) vendor.plan(quick(`o${index}`, START_MS + 1_000 + index * 400))
    return Effect.gen(function* () {
      const store = yield* Store.Store
      const vendorShows = vendor.rows.get("late")!
      yield* store.apply([{ orchestration: vendor.show(vendorShows, START_MS + 1)!, origin: "create" }])
      yield* lookAt(START_MS + 50_000, 200)
      const { changes } = yield* lookAt(START_MS + 60_000, 200)
      assert.deepStrictEqual(changes, [])
      assert.deepStrictEqual(statuses(yield* during(Tail.deep(defaults))), ["late COMPLETED"])
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("an outage moves nothing; afterwards nothing is missing", () => {
    const vendor = new Vendor()
    vendor.plan(quick("a", START_MS))
    return Effect.gen(function* () {
      const store = yield* Store.Store
      vendor.broken = { status: 404 }
      yield* TestClock.setTime(START_MS + 2_000)
      const error = yield* Effect.flip(during(Tail.look(defaults, 0)))
      assert.strictEqual(error._tag, "PaxosError")
      assert.strictEqual((yield* store.cursor(Tail.CURSOR)).version, 0)
      vendor.broken = undefined
      assert.deepStrictEqual(statuses((yield* lookAt(START_MS + 40_000)).changes), ["a COMPLETED"])
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("of two tails that read the same events one records them, the other starts again", () => {
    const vendor = new Vendor()
    vendor.plan(quick("a", START_MS))
    return Effect.gen(function* () {
      yield* TestClock.setTime(START_MS + 2_000)
      const both = yield* during(
        Effect.all([Effect.result(Tail.look(defaults, 0)), Effect.result(Tail.look(defaults, 0))], { concurrency: 2 })
      )
      assert.deepStrictEqual(both.map(({ _tag }) => _tag).toSorted(), ["Failure", "Success"])
      assert.strictEqual(yield* (yield* Store.Store).head, 1)
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("an answer older than its event is asked for again", () => {
    const vendor = new Vendor()
    vendor.plan(quick("a", START_MS))
    vendor.staleMs = 1_500
    return Effect.gen(function* () {
      assert.deepStrictEqual(statuses((yield* lookAt(START_MS + 1_800)).changes), ["a PROCESSING"])
      const { looks } = yield* Doorbell.Doorbell
      assert.deepStrictEqual(
        (yield* Queue.takeAll(looks)).map(({ id }) => id),
        ["a"]
      )
    }).pipe(Effect.provide(layer(vendor)))
  })

  it("remembers as many events as fill a page, and all of the newest instant", () => {
    const event = (id: number, second: number) =>
      ({ id: `e${id}`, created_at: `2026-11-22T12:00:${String(second).padStart(2, "0")}Z` }) as never
    const start = { headAt: "2026-11-22T11:00:00Z", recent: [] }
    const many = Tail.advance(
      start,
      Array.from({ length: 150 }, (_, index) => event(index, 5))
    )
    assert.strictEqual(many.recent.length, 150)
    const later = Tail.advance(many, [event(900, 6)])
    assert.strictEqual(later.recent.length, 100)
    assert.strictEqual(later.headAt, "2026-11-22T12:00:06Z")
    // Nothing expected: the page's room goes to late events; much expected: it begins at the newest.
    assert.strictEqual(Tail.lowerBound(later, 0, 60_000), "2026-11-22T12:00:05Z")
    assert.strictEqual(Tail.lowerBound(later, 35, 60_000), later.headAt)
    assert.strictEqual(Tail.lowerBound(later, 0, 500), "2026-11-22T12:00:05.500Z")
  })

  it.effect("begins a little before now when its stored position cannot be read", () => {
    const vendor = new Vendor()
    vendor.plan(quick("a", START_MS))
    return Effect.gen(function* () {
      const store = yield* Store.Store
      yield* store.apply([], { name: Tail.CURSOR, version: 0, value: { strange: true } })
      assert.deepStrictEqual(statuses((yield* lookAt(START_MS + 2_000)).changes), ["a COMPLETED"])
      assert.strictEqual((yield* store.cursor(Tail.CURSOR)).version, 2)
    }).pipe(Effect.provide(layer(vendor)))
  })
})
