import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"

import * as Doorbell from "../src/Doorbell.ts"
import * as Looks from "../src/Looks.ts"
import { type Planned, Vendor } from "../src/planned/Vendor.ts"
import { Store } from "../src/Store.ts"
import * as Sweep from "../src/Sweep.ts"
import { defaults } from "../src/Timing.ts"
import { during, layer, START_MS } from "./run.ts"

const planned = (id: string, ...steps: ReadonlyArray<readonly [second: number, status: string]>): Planned => ({
  id,
  createdMs: START_MS + (steps[0]?.[0] ?? 0) * 1_000,
  steps: steps.map(([second, status]) => ({ atMs: START_MS + second * 1_000, status }))
})

const at = (second: number) => TestClock.setTime(START_MS + second * 1_000)

const told = Effect.gen(function* () {
  const store = yield* Store
  return (yield* store.changes(0, 10_000)).map(({ id, origin, status }) => `${id} ${status} ${origin}`)
})

describe("sweeps", () => {
  it.effect("find a rejection, which no event tells", () => {
    const vendor = new Vendor()
    vendor.plan(planned("no", [0, "PENDING"], [60, "REJECTED"]))
    vendor.plan(planned("yes", [0, "PENDING"], [60, "PROCESSING"], [61, "COMPLETED"]))
    return Effect.gen(function* () {
      yield* at(10)
      yield* during(Sweep.run(Sweep.pending))
      yield* at(90)
      const { listed, missing } = yield* during(Sweep.run(Sweep.pending))
      assert.deepStrictEqual([listed, missing], [0, []])
      assert.deepStrictEqual(yield* told, [
        "no PENDING pending-sweep",
        "yes PENDING pending-sweep",
        "no REJECTED pending-sweep",
        "yes COMPLETED pending-sweep"
      ])
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("find what changed although its event was lost, also in a status that nobody knows", () => {
    const vendor = new Vendor({ isLost: () => true })
    vendor.plan(planned("a", [0, "PROCESSING"], [30, "COMPLETED"]))
    vendor.plan(planned("b", [0, "PROCESSING"], [30, "SETTLING"], [60, "FAILED"]))
    return Effect.gen(function* () {
      for (const second of [1, 40, 80]) {
        yield* at(second)
        yield* during(Sweep.run(Sweep.safety), "15 seconds")
      }
      assert.deepStrictEqual(
        (yield* told).map((one) => one.replace(" safety-sweep", "")),
        ["a PROCESSING", "b PROCESSING", "a COMPLETED", "b SETTLING", "b FAILED"]
      )
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("list thousands page by page and ask a hundred at a time for what is gone", () => {
    const vendor = new Vendor()
    for (let index = 0; index < 2_500; index++) {
      vendor.plan(planned(`o${index}`, [index % 7, "PROCESSING"], ...(index < 250 ? ([[60, "FAILED"]] as const) : [])))
    }
    return Effect.gen(function* () {
      yield* at(20)
      const first = yield* during(Sweep.run(Sweep.safety))
      assert.deepStrictEqual([first.listed, first.changes.length], [2_500, 2_500])
      assert.strictEqual(vendor.requests.length, 3)
      yield* at(90)
      const second = yield* during(Sweep.run(Sweep.safety))
      assert.deepStrictEqual([second.listed, second.changes.length], [2_250, 250])
      assert.isAtMost(vendor.requests.length, 3 + 3 + 6)
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("find what was refused before any sweep saw it waiting", () => {
    const vendor = new Vendor()
    vendor.plan(planned("quick", [10, "PENDING"], [12, "REJECTED"]))
    vendor.plan(planned("long-ago", [0, "PENDING"], [1, "REJECTED"]))
    return Effect.gen(function* () {
      yield* at(20)
      yield* during(Sweep.rejected(new Date(START_MS + 5_000).toISOString()))
      assert.deepStrictEqual(yield* told, ["quick REJECTED pending-sweep"])
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("name what is open here and not to be found there", () => {
    const vendor = new Vendor()
    vendor.plan(planned("a", [0, "PROCESSING"]))
    return Effect.gen(function* () {
      yield* at(1)
      yield* during(Sweep.run(Sweep.safety), "10 seconds")
      vendor.rows.delete("a")
      assert.deepStrictEqual((yield* during(Sweep.run(Sweep.safety))).missing, ["a"])
    }).pipe(Effect.provide(layer(vendor)))
  })
})

describe("looks", () => {
  it.effect("read what somebody pointed at, and go on while the vendor does not show it", () => {
    const vendor = new Vendor()
    vendor.plan(planned("a", [0, "COMPLETED"]))
    vendor.plan(planned("b", [0, "COMPLETED"]))
    vendor.hidden.add("b")
    return Effect.gen(function* () {
      const doorbell = yield* Doorbell.Doorbell
      yield* at(1)
      for (const id of ["a", "b", "a", "nobody"]) yield* doorbell.look(id)
      const rounds = Effect.forever(Effect.andThen(Looks.round(defaults), Effect.sleep(defaults.ringMs)))
      yield* Effect.forkChild(rounds)
      yield* TestClock.adjust("10 seconds")
      assert.deepStrictEqual(yield* told, ["a COMPLETED look"])
      vendor.hidden.delete("b")
      yield* TestClock.adjust("2 minutes")
      assert.deepStrictEqual(yield* told, ["a COMPLETED look", "b COMPLETED look"])
      const { length } = vendor.requests
      yield* TestClock.adjust("10 minutes")
      // An id that never appears is not asked for for ever.
      assert.strictEqual(vendor.requests.length, length)
    }).pipe(Effect.provide(layer(vendor)))
  })

  it.effect("are not lost in an outage", () => {
    const vendor = new Vendor()
    vendor.plan(planned("a", [0, "COMPLETED"]))
    vendor.broken = { status: 410 }
    return Effect.gen(function* () {
      const doorbell = yield* Doorbell.Doorbell
      yield* at(1)
      yield* doorbell.look("a")
      const error = yield* Effect.flip(during(Looks.round(defaults)))
      assert.strictEqual(error._tag, "PaxosError")
      vendor.broken = undefined
      yield* during(Looks.round(defaults))
      assert.deepStrictEqual(yield* told, ["a COMPLETED look"])
    }).pipe(Effect.provide(Layer.fresh(layer(vendor))))
  })
})
