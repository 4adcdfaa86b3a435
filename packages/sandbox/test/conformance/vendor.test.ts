/** The vendor's document judges the sandbox, and we judge its examples. */
import { describe, expect, it } from "vitest"

import { examples, knownErrors } from "./examples.ts"
import { exercises } from "./exercises/all.ts"
import { type Exchanged, operationOf } from "./judge.ts"
import * as Recorder from "./Recorder.ts"
import * as VendorSpec from "./VendorSpec.ts"

const spec = VendorSpec.given

/** What the document says is wrong with an answer; nothing for operations and refusals it does not declare. */
const judge = (
  document: VendorSpec.Document,
  validator: VendorSpec.Validator,
  one: Exchanged
): ReadonlyArray<string> => {
  if (one.operation === "IssueToken") return [] // The document has no token endpoint.
  const found = VendorSpec.operationsOf(document).find(({ operation }) => operation.operationId === one.operation)
  if (found === undefined) return [`${one.operation} is not in the document`]
  if (operationOf(found.method, `/v2${found.path}`) !== one.operation) return [`not at ${found.method} ${found.path}`]
  const { status } = one.answer
  const content = found.operation.responses[String(status)]?.content
  if (content === undefined) {
    return status === 200
      ? ["200 is not declared"]
      : validator.check({ $ref: "#/components/schemas/Problem" }, one.body)
  }
  const type = one.answer.headers["content-type"]!
  const media = content[type]
  if (media?.schema === undefined) return [`${status} is declared as ${Object.keys(content).join(", ")}, not ${type}`]
  return validator.check(media.schema, one.body)
}

describe.skipIf(spec === undefined)(`the vendor's document (${VendorSpec.WHERE})`, () => {
  const document = spec!
  const validator = spec === undefined ? undefined! : VendorSpec.validator(document)

  // Half a million requests, all answered by one kind of problem, need no second judge.
  it.each(Object.keys(exercises).filter((name) => name !== "limits"))(
    "agrees with every answer of the exercise %s",
    (name) => {
      const recorder = Recorder.make({ seed: name })
      exercises[name]!(recorder)
      const wrong = recorder.exchanges.flatMap((one) =>
        judge(document, validator, one).map((what) => `${one.operation} ${one.outcome}: ${what}`)
      )
      expect(recorder.exchanges.length).toBeGreaterThan(0)
      expect([...new Set(wrong)]).toEqual([])
    }
  )

  it("refuses a key too many, which the open document would let pass", () => {
    const reference = { $ref: "#/components/schemas/Orchestration" }
    expect(validator.check(reference, { status: "PROCESSING" })).toEqual([])
    expect(validator.check(reference, { status: "PROCESSING", destination_amount: "1" })).toHaveLength(1)
    expect(validator.check(reference, { status: "SETTLED" })).toHaveLength(1)
  })

  it("has examples that are right by its own schemas, but for the errors we know", () => {
    const wrong = Object.fromEntries(
      examples(document).flatMap(({ name, schema, value }) => {
        const what = validator.check(schema, value)
        return what.length === 0 ? [] : [[name, what]]
      })
    )
    expect(Object.keys(wrong).toSorted(), JSON.stringify(wrong, undefined, 1)).toEqual(
      Object.keys(knownErrors).toSorted()
    )
  })
})
