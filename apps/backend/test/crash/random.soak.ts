/**
 * Lives at random: two replicas under load, a vendor with faults, kills at any moment. `SOAK_SEED` and `SOAK_COUNT` say
 * which; each life's seed is in its name, and the same seed begins the same life.
 */
import { describe, it } from "vitest"

import { makeLife } from "./run.ts"

const [seed, count] = [Number(process.env["SOAK_SEED"] ?? "1"), Number(process.env["SOAK_COUNT"] ?? "500")]

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A small generator of numbers below 1 (mulberry32). */
const random = (start: number) => {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const live = async (number: number) => {
  const next = random(number)
  const below = (max: number) => Math.floor(next() * max)
  await using life = await makeLife("server")
  const { faults } = life.world.sandbox.control
  faults.events({ duplicate: 0.2, reorder: 0.2, visibleAfterMs: below(1_500) })
  for (const rule of [
    { operation: "CreateOrchestration", probability: 0.15, status: 500 as const, afterWrite: true },
    { operation: "CreateOrchestration", probability: 0.1, reset: true, afterWrite: true },
    { operation: "CreateOrchestration", probability: 0.1, status: 503 as const },
    { operation: "ListOrchestrations", probability: 0.05, reset: true },
    { operation: "ListStablecoinConversions", probability: 0.05, status: 503 as const },
    { operation: "ListEvents", probability: 0.05, truncate: 0.5 }
  ]) {
    faults.add(rule)
  }
  const replicas = [await life.raise(), await life.raise()]
  for (let round = 0; round < 3; round++) {
    life.ask(`round-${round}`)
    life.ask(`more-${round}`)
    await pause(below(1_500))
    const which = below(2)
    await replicas[which]!.kill()
    replicas[which] = await life.raise()
  }
  faults.clear()
  await life.conclude()
}

describe("a random life", () => {
  for (let number = seed; number < seed + count; number++) {
    it(`seed ${number}`, { timeout: 600_000 }, () => live(number))
  }
})
