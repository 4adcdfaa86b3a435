/** Every answer of every operation has the shape the table states for it, and the table states nothing that never is. */
import { describe, expect, it } from "vitest"

import * as Router from "../../src/Router.ts"
import { exercises } from "./exercises/all.ts"
import { judge, outcomeOf } from "./judge.ts"
import * as Recorder from "./Recorder.ts"
import * as table from "./table.ts"

const exchanges = new Map<string, Recorder.Recorder["exchanges"]>()

const run = (name: string): Recorder.Recorder["exchanges"] => {
  const known = exchanges.get(name)
  if (known !== undefined) return known
  const recorder = Recorder.make({ seed: name })
  exercises[name]!(recorder)
  exchanges.set(name, recorder.exchanges)
  return recorder.exchanges
}

const expected = Router.operations.flatMap(({ operation }) =>
  operation === "IssueToken"
    ? ["200", ...table.token.errors.map((error) => error.join(" "))].map((outcome) => `${operation} ${outcome}`)
    : ["200", ...table.operations[operation]!.refusals.map(outcomeOf)].map((outcome) => `${operation} ${outcome}`)
)

describe("answers", () => {
  it.each(Object.keys(exercises))("of the exercise %s have their closed shapes", (name) => {
    const wrong = run(name).flatMap((one) =>
      one.wrong.map((what) => `${one.operation} ${one.request.path}?${one.request.query} -> ${one.outcome}: ${what}`)
    )
    expect(wrong).toEqual([])
  })

  it("show every outcome of every operation", () => {
    const seen = new Set(
      Object.keys(exercises).flatMap((name) => run(name).map((one) => `${one.operation} ${one.outcome}`))
    )
    expect(expected.filter((outcome) => !seen.has(outcome))).toEqual([])
  })

  it("are told apart from answers with a key too many, a key too few, or a wrong word", () => {
    const recorder = Recorder.make()
    recorder.send("GET", "/profiles/default")
    const { answer, request } = recorder.exchanges.at(-1)!
    const change = (edit: object) => ({ ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), ...edit }) })
    const judged = (edit: object) => judge(request, change(edit)).wrong
    expect(judged({})).toEqual([])
    expect(judged({ nick_name: "default" })).toHaveLength(1)
    expect(judged({ nickname: undefined })).toHaveLength(1)
    expect(judged({ type: "SPECIAL" })).toHaveLength(1)
  })
})
