import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"

import { bounded } from "../../src/check/bounded.ts"

const TIMEOUT_MS = 50
const tooLong: Result.Result<string, "too long"> = Result.fail("too long")

describe("bounded work", () => {
  it("answers, and throws what the work throws", () => {
    assert.deepStrictEqual(
      bounded(TIMEOUT_MS, () => 7),
      Result.succeed(7)
    )
    assert.throws(
      () =>
        bounded(TIMEOUT_MS, () => {
          throw new RangeError("mine")
        }),
      RangeError,
      "mine"
    )
  })

  it("stops a loop, and a regular expression that never ends, and can be used again", () => {
    const endless = (): string => {
      for (;;) Math.sqrt(2)
    }
    assert.deepStrictEqual(bounded(TIMEOUT_MS, endless), tooLong)
    const backtracking = (): string => String(/^(?:a+)+$/u.test(`${"a".repeat(60)}b`))
    assert.deepStrictEqual(bounded(TIMEOUT_MS, backtracking), tooLong)
    assert.deepStrictEqual(
      bounded(TIMEOUT_MS, () => "still here"),
      Result.succeed("still here")
    )
  })
})
