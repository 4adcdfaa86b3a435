import { assert, describe, it } from "@effect/vitest"

import { kept } from "./seeds.ts"
import * as Simulation from "./Simulation.ts"

const STEPS = 60

describe("conservation", () => {
  it("every random life keeps its books to the last unit, and all endings occur", () => {
    const seen = new Set<string>()
    for (const seed of [...kept, ...Array.from({ length: 150 }, (_, index) => index + 1)]) {
      const { endings, wrong } = Simulation.live(seed, STEPS)
      assert.deepStrictEqual(wrong, [], `seed ${seed}`)
      for (const ending of Object.keys(endings)) seen.add(ending)
    }
    assert.deepStrictEqual([...seen].toSorted(), ["CANCELLED", "COMPLETED", "FAILED", "REJECTED", "SETTLED"])
  })

  it("the same seed lives the same life, to the last byte", () => {
    assert.strictEqual(Simulation.memory(11, STEPS), Simulation.memory(11, STEPS))
    assert.notStrictEqual(Simulation.memory(11, STEPS), Simulation.memory(12, STEPS))
  })

  it("the oracle notices money that is not where the API says", () => {
    const life = Simulation.begin(1)
    Simulation.deposit(life)
    Simulation.deposit(life)
    assert.deepStrictEqual(Simulation.audit(life), [])
    life.deposited.set(`${life.profiles[0]} USD`, 1n)
    assert.notDeepEqual(Simulation.audit(life), [])
  })
})
