import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Effect, Schema } from "effect"

import * as Progress from "../src/Progress.ts"

const Status = Schema.Literals(["PENDING", "PROCESSING", "COMPLETED", "FAILED", "REJECTED", "SETTLING"])
const finals = ["COMPLETED", "FAILED", "REJECTED"]

/** The verdicts and the knowledge after a series of observations. */
const observe = (statuses: ReadonlyArray<string>) => {
  const verdicts: Array<Progress.Verdict> = []
  let known: Progress.Known | undefined
  for (const status of statuses) {
    const verdict = Progress.judge(known, status)
    verdicts.push(verdict)
    known = Progress.next(known, status, verdict)
  }
  return { verdicts, known }
}

describe("Progress", () => {
  it("moves forward and never back", () => {
    assert.deepStrictEqual(observe(["PENDING", "PROCESSING", "PENDING", "COMPLETED", "PROCESSING"]).verdicts, [
      "first",
      "advance",
      "stale",
      "advance",
      "stale"
    ])
  })

  it("tells a contradiction once and lets the first final status stand", () => {
    const { known, verdicts } = observe(["COMPLETED", "FAILED", "FAILED", "COMPLETED", "FAILED"])
    assert.deepStrictEqual(verdicts, ["first", "incident", "same", "same", "same"])
    assert.deepStrictEqual(known, { status: "COMPLETED", rankMax: 2, disputed: "FAILED" })
  })

  it("follows unknown statuses without falling back through them", () => {
    assert.deepStrictEqual(observe(["SETTLING", "PROCESSING", "SETTLING", "PENDING", "REJECTED"]).verdicts, [
      "first",
      "advance",
      "advance",
      "stale",
      "advance"
    ])
    assert.deepStrictEqual(observe(["COMPLETED", "SETTLING"]).verdicts, ["first", "incident"])
  })

  it.effect.prop("whatever is observed, a final status stays", { statuses: Schema.Array(Status) }, ({ statuses }) =>
    Effect.sync(() => {
      const firstFinal = statuses.find((status) => finals.includes(status))
      const { known, verdicts } = observe(statuses)
      return (
        (firstFinal === undefined || known?.status === firstFinal) &&
        verdicts.filter((verdict) => verdict === "first").length === Math.min(1, statuses.length)
      )
    })
  )

  it.effect.prop(
    "any order of the same observations ends in the same final status",
    { order: Arbitrary.schema(Schema.Array(Schema.Literals(["PENDING", "PROCESSING", "COMPLETED"]))) },
    ({ order }) => Effect.sync(() => !order.includes("COMPLETED") || observe(order).known?.status === "COMPLETED")
  )
})
