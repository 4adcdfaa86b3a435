/** Failures survive the wire, and what others may not know does not. */
import { it } from "@effect/vitest"
import { PaxosError } from "@segue/core"
import { Arbitrary, Effect, Schema } from "effect"
import { expect } from "vitest"

import { Failure } from "../src/index.ts"
import { kindOf, kinds } from "./support/failures.ts"

const decode = Schema.decodeUnknownEffect(Failure.Failure)
const isSame = Schema.toEquivalence(Failure.Failure)

it.effect.each(kinds)("%s is read back as what was told", ([kind, generator]) =>
  Effect.gen(function* () {
    const failures = yield* Arbitrary.sampleEffect(generator, { count: 100, seed: 1 })
    expect(failures.map(kindOf)).toEqual(Array.from({ length: 100 }, () => kind))
    for (const failure of failures) {
      const told = Failure.publicFailure(failure)
      const wire: unknown = JSON.parse(JSON.stringify(Failure.encode(told)))
      expect(isSame(yield* decode(wire), told)).toBe(true)
    }
  })
)

it.effect.prop(
  "no failure shows an existing record by way of the vendor's words",
  [PaxosError.AlreadyExists],
  ([reason]) =>
    Effect.sync(() => {
      const told = Failure.publicReason(reason)
      expect(told).not.toHaveProperty("existing")
      expect(told).not.toHaveProperty("problem.meta")
      expect(told).toMatchObject({ status: reason.status })
    })
)

it("a taken ref_id is told without naming who has it, and with what to do", () => {
  const { message } = new Failure.RefIdTaken({ ref_id: "order-7" })
  expect(message).toContain("you used it for another request, or somebody else did")
  // Of an earlier request under it, which may be in doubt, nothing is said.
  expect(message).toContain("This call created nothing; what became of yours, the same request again tells")
  expect(message).toContain("Another one needs a ref_id of its own")
  expect(message).not.toContain("order-7")
})
