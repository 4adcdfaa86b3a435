import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Random } from "effect"
import { TestClock } from "effect/testing"

import * as Doorbell from "../src/Doorbell.ts"
import * as Follower from "../src/Follower.ts"
import * as Vendor from "../src/planned/Vendor.ts"
import { Store } from "../src/Store.ts"
import * as StoreMemory from "../src/StoreMemory.ts"
import { START_MS } from "./run.ts"
import { simulate } from "./simulation.ts"

const following = (vendor: Vendor.Vendor) =>
  Follower.layer.pipe(
    Layer.provideMerge(Layer.mergeAll(Vendor.layer(vendor), Doorbell.layer, Layer.fresh(StoreMemory.layer)))
  )

/** Virtual time stands at the start before anything begins. */
const from = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.andThen(TestClock.setTime(START_MS), Random.withSeed(effect, "following"))

const finals = Effect.gen(function* () {
  const store = yield* Store
  return (yield* store.changes(0, 100_000)).filter(({ status }) => status !== "PROCESSING" && status !== "PENDING")
})

describe("the follower", () => {
  it.effect("finds what is open when it starts, and what begins and ends later", () => {
    const vendor = new Vendor.Vendor()
    const plan = (id: string, createdS: number, finalS: number) =>
      vendor.plan({
        id,
        createdMs: START_MS + createdS * 1_000,
        steps: [
          { atMs: START_MS + createdS * 1_000, status: "PROCESSING" },
          { atMs: START_MS + finalS * 1_000, status: "COMPLETED" }
        ]
      })
    plan("before", -86_400, 30)
    plan("during", 10, 40)
    return from(
      Effect.gen(function* () {
        const follower = yield* Follower.Follower
        yield* TestClock.adjust("20 seconds")
        assert.deepStrictEqual((yield* finals).length, 0)
        assert.strictEqual(yield* (yield* Store).head, 2)
        yield* TestClock.adjust("60 seconds")
        assert.deepStrictEqual(
          (yield* finals).map(({ id, origin }) => [id, origin]),
          [
            ["before", "event"],
            ["during", "event"]
          ]
        )
        const health = yield* follower.health
        for (const way of ["tail", "pending", "safety"] as const) {
          assert.isDefined(health[way].succeededAtMs)
          assert.isUndefined(health[way].failing)
        }
        assert.isAbove((yield* follower.asOfMs)!, START_MS + 75_000)
      }).pipe(Effect.provide(following(vendor)))
    )
  })

  it.effect("says that it is held up, goes on by itself, and misses nothing", () => {
    const vendor = new Vendor.Vendor()
    const steps = [
      { atMs: START_MS, status: "PROCESSING" },
      { atMs: START_MS + 600_000, status: "COMPLETED" }
    ]
    vendor.plan({ id: "a", createdMs: START_MS, steps })
    return from(
      Effect.gen(function* () {
        const follower = yield* Follower.Follower
        yield* TestClock.adjust("30 seconds")
        vendor.broken = { status: 503 }
        yield* TestClock.adjust("1 hour")
        const failing = (yield* follower.health).tail.failing
        assert.isBelow(failing!.sinceMs, START_MS + 300_000)
        assert.include(failing!.message, "503")
        const during = vendor.requests.length
        yield* TestClock.adjust("10 minutes")
        // All loops together stay gentle with a vendor that is down.
        assert.isBelow(vendor.requests.length - during, 600)
        vendor.broken = undefined
        yield* TestClock.adjust("3 minutes")
        assert.deepStrictEqual(
          (yield* finals).map(({ id, status }) => [id, status]),
          [["a", "COMPLETED"]]
        )
        assert.isUndefined((yield* follower.health).tail.failing)
      }).pipe(Effect.provide(following(vendor)))
    )
  })

  it.effect(
    "a ring is answered within a second and a half, and many rings cost no more than one request a second",
    () => {
      const vendor = new Vendor.Vendor()
      return from(
        Effect.gen(function* () {
          yield* Follower.Follower
          const doorbell = yield* Doorbell.Doorbell
          yield* TestClock.adjust("60 seconds")
          const before = vendor.requests.length
          for (let ring = 0; ring < 200; ring++) {
            yield* doorbell.ring
            yield* TestClock.adjust("100 millis")
          }
          const looks = vendor.requests.slice(before).filter(({ operation }) => operation === "ListEvents")
          assert.isAtLeast(looks.length, 14)
          assert.isAtMost(looks.length, 20)
        }).pipe(Effect.provide(following(vendor)))
      )
    }
  )

  it.effect("two followers of one store tell each change once", () => {
    const vendor = new Vendor.Vendor()
    for (let index = 0; index < 300; index++) {
      const createdMs = START_MS + index * 100
      const steps = [
        { atMs: createdMs, status: "PROCESSING" },
        { atMs: createdMs + 5_000, status: "COMPLETED" }
      ]
      vendor.plan({ id: `o${index}`, createdMs, steps })
    }
    const shared = Layer.mergeAll(Vendor.layer(vendor), Doorbell.layer, Layer.fresh(StoreMemory.layer))
    const two = Layer.merge(Layer.fresh(Follower.layer), Layer.fresh(Follower.layer)).pipe(Layer.provideMerge(shared))
    return from(
      Effect.gen(function* () {
        yield* TestClock.adjust("90 seconds")
        const told = (yield* finals).map(({ id }) => id)
        assert.strictEqual(told.length, 300)
        assert.strictEqual(new Set(told).size, 300)
      }).pipe(Effect.provide(two))
    )
  })

  it.effect("ten thousand changes at once are all told within half a minute", () => {
    const vendor = new Vendor.Vendor()
    const atMs = START_MS + 120_000
    for (let index = 0; index < 10_000; index++) {
      const steps = [
        { atMs: START_MS - 60_000 + index, status: "PROCESSING" },
        { atMs: atMs + (index % 1_000), status: "COMPLETED" }
      ]
      vendor.plan({ id: `o${index}`, createdMs: START_MS - 60_000 + index, steps })
    }
    return from(
      Effect.gen(function* () {
        yield* Follower.Follower
        yield* TestClock.adjust("119 seconds")
        assert.strictEqual((yield* finals).length, 0)
        yield* TestClock.adjust("31 seconds")
        assert.strictEqual((yield* finals).length, 10_000)
      }).pipe(Effect.provide(following(vendor)))
    )
  })

  it.effect("begins a look where its page has room, so that a busy time costs no second page", () => {
    const vendor = new Vendor.Vendor()
    for (let index = 0; index < 800; index++) {
      const createdMs = START_MS + index * 125
      const steps = [
        { atMs: createdMs, status: "PROCESSING" },
        { atMs: createdMs + 700, status: "COMPLETED" }
      ]
      vendor.plan({ id: `o${index}`, createdMs, steps })
    }
    return from(
      Effect.gen(function* () {
        yield* Follower.Follower
        yield* TestClock.adjust("20 seconds")
        const before = vendor.requests.length
        yield* TestClock.adjust("60 seconds")
        const looks = vendor.requests.slice(before).filter(({ operation }) => operation === "ListEvents")
        assert.isAtMost(looks.length, 23)
      }).pipe(Effect.provide(following(vendor)))
    )
  })

  it.effect("stays within its goals", () =>
    Effect.gen(function* () {
      const figures = yield* simulate({ open: 1_000, seconds: 1_200 })
      assert.deepStrictEqual([figures.missed, figures.twice], [0, 0])
      assert.isAbove(figures.changes, 50)
      assert.isAtMost(figures.requestsPerSecondMax, 1)
      assert.isAtMost(figures.p95, 3)
      assert.isAtMost(figures.p99, 5)
      assert.isAtMost(figures.rejectedP95, 35)
    })
  )
})
