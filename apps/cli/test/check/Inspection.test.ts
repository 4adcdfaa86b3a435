import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"

import * as Inspection from "../../src/check/Inspection.ts"
import { exitCodes } from "../../src/exit.ts"
import { mistakes } from "../../src/usage.ts"
import { host } from "../terminal.ts"

describe("the engine at work on one file", () => {
  it("is given up after its time", () => {
    const endless = (): never => {
      for (;;) Math.sqrt(2)
    }
    assert.deepStrictEqual(
      Inspection.attempt(endless, 20),
      Result.fail({ why: "took longer than 10 seconds and was given up; please report it" })
    )
  })

  it("a mistake in it costs that file alone, is said, and ends with 70", () => {
    const mistake = new TypeError("the moon is not there")
    const failed = Inspection.attempt(() => {
      throw mistake
    })
    const why = "made segue fail (the moon is not there); please report it"
    assert.deepStrictEqual(failed, Result.fail({ why, mistake }))
    const { own, written } = host(["check"])
    assert.strictEqual(
      mistakes(own, [
        { file: "a.ts", why, mistake },
        { file: "b", why: "is binary" }
      ]),
      exitCodes.internal
    )
    assert.strictEqual(written.stderr, `segue: internal error: a.ts ${why}\n`)
    assert.isUndefined(mistakes(own, [{ file: "b", why: "is binary" }]))
    const loud = host(["check", "--debug"])
    mistakes(loud.own, [{ file: "a.ts", why, mistake }])
    assert.match(loud.written.stderr, /^\s+at /mu)
  })
})
