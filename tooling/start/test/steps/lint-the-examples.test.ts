import { assert, describe, it } from "@effect/vitest"

import type { Services } from "../../src/Services.ts"
import { lintTheExamples } from "../../src/steps/lint-the-examples.ts"

describe("the tour's first step", () => {
  it("shows findings by rule, and a diff of what is fixed, in lines a terminal holds", async () => {
    const lines: Array<string> = []
    await lintTheExamples.run({ stop: new AbortController().signal } as Services, (line = "") => lines.push(line))
    const text = lines.join("\n")
    assert.match(text, /endpoint +warning +\d+ +\d+/u)
    assert.match(text, /cancel +error +\d+ +\d+/u)
    assert.match(text, /^ {2}--- a\/\S+\n {2}\+\+\+ b\/\S+\n {2}@@ /mu)
    assert.match(text, /orchestration:read_orchestration/u)
    assert.match(text, /units? in \d+ files? fixed/u)
    for (const line of lines) assert.isAtMost(line.length, 100)
  })
})
