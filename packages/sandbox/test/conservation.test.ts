import { assert, describe, it } from "@effect/vitest"

import * as Simulation from "./Simulation.ts"

describe("conservation", () => {
  it("every random life keeps its books, to the last unit", () => {
    for (let seed = 1; seed <= 150; seed++) {
      const wrong = Simulation.live(seed, 40)
      assert.deepStrictEqual(wrong, [], `seed ${seed}`)
    }
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
