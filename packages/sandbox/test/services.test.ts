import { assert, describe, it } from "@effect/vitest"
import { Conversions, Orchestrations } from "@segue/core"
import { Effect, Fiber, Stream } from "effect"
import { TestClock } from "effect/testing"

import * as Sandbox from "../src/Sandbox.ts"
import * as Services from "../src/Services.ts"

describe("core's services over the sandbox", () => {
  it.effect("create, watch to the end, and find by ref_id", () =>
    Effect.gen(function* () {
      const orchestrations = yield* Orchestrations.Orchestrations
      const sandbox = yield* Sandbox.Service
      const { id: profile } = sandbox.control.state().profiles[0]!
      const side = { profile: { profile_id: profile } }
      yield* orchestrations.create({
        ref_id: "r-1",
        source_amount: "12.34",
        source_asset: "USD",
        destination_asset: "USDG",
        source: side,
        destination: side
      })
      const { items } = yield* orchestrations.list({ ref_id: ["r-1"] })
      const watching = yield* Effect.forkChild(Stream.runCollect(orchestrations.watch(items[0]!.id)))
      yield* TestClock.adjust("1 minute")
      const seen = yield* Fiber.join(watching)
      assert.strictEqual(seen.at(-1)!.status, "COMPLETED")
      assert.deepStrictEqual(sandbox.control.ledger.check(), [])
    }).pipe(Effect.provide(Services.layer()))
  )

  it.effect("a create whose answer was lost is found, not repeated", () =>
    Effect.gen(function* () {
      const conversions = yield* Conversions.Conversions
      const sandbox = yield* Sandbox.Service
      sandbox.control.faults.add({
        operation: "CreateStablecoinConversion",
        reset: true,
        afterWrite: true,
        count: 1
      })
      const creating = yield* Effect.forkChild(
        conversions.create({
          profile_id: sandbox.control.state().profiles[0]!.id,
          amount: "5",
          source_asset: "USD",
          target_asset: "USDP",
          ref_id: "lost"
        })
      )
      yield* TestClock.adjust("5 minutes")
      yield* Fiber.join(creating)
      assert.strictEqual(sandbox.control.state().records["conversions"], 1)
    }).pipe(Effect.provide(Services.layer()))
  )
})
