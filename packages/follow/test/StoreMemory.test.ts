import { describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"

import * as StoreContract from "../src/StoreContract.ts"
import * as StoreMemory from "../src/StoreMemory.ts"

describe("the store in memory", () => {
  for (const { name, run } of StoreContract.checks) {
    it.effect(name, () => Effect.provide(run, Layer.fresh(StoreMemory.layer)))
  }
})
