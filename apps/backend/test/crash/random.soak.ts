/**
 * Lives at random: two replicas under load, a vendor with faults, kills at any moment, ten such runs in a life.
 * `SOAK_COUNT` says how many runs, `SOAK_SEED` which life is the first, `SOAK_AT_ONCE` how many live at a time. Each
 * life's seed is in its name, and the same seed begins the same life.
 */
import { describe, expect, it } from "vitest"

import { liveAtRandom, RUNS } from "./random.ts"

const [seed, count] = [Number(process.env["SOAK_SEED"] ?? "1"), Number(process.env["SOAK_COUNT"] ?? "500")]

describe.concurrent("a random life", () => {
  for (let number = seed; number < seed + Math.ceil(count / RUNS); number++) {
    it(`seed ${number}`, { timeout: 3_600_000 }, async () => {
      expect(await liveAtRandom(number)).toBe(RUNS)
    })
  }
})
