/** Running parts of following over a planned vendor, in virtual time. */
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"

import * as Doorbell from "../src/Doorbell.ts"
import * as Vendor from "../src/planned/Vendor.ts"
import * as StoreMemory from "../src/StoreMemory.ts"

/** Everything a part of following needs. */
export const layer = (vendor: Vendor.Vendor, ours?: ReadonlySet<string>) =>
  Layer.mergeAll(
    Vendor.layer(vendor),
    Doorbell.layer,
    ours === undefined ? StoreMemory.layer : StoreMemory.layerWith({ ours })
  )

/** Runs something that takes virtual time to its end. */
export const during = <A, E, R>(effect: Effect.Effect<A, E, R>, time: `${number} seconds` = "60 seconds") =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect)
    yield* TestClock.adjust(time)
    const exit = fiber.pollUnsafe()
    if (exit === undefined) {
      yield* Fiber.interrupt(fiber)
      return yield* Effect.die(new Error("still running"))
    }
    return yield* exit
  })

export const START_MS = Date.UTC(2026, 10, 22, 12)
