import { assert, describe, it } from "vitest"

import type { Document } from "../../src/check/Document.ts"
import { json } from "../../src/render/check-json.ts"

const note = (index: number) => ({
  file: `a "${index}"\n`,
  code: "c",
  message: "two\nlines, \u2028 and 😀",
  ...(index % 2 === 0 ? {} : { range: { start: { line: 1, column: index }, end: { line: 2, column: 1 } } })
})

const document = (notes: number): Document => ({
  version: 1,
  findings: [],
  units: [],
  notes: Array.from({ length: notes }, (_, index) => note(index)),
  summary: {
    files: notes,
    scanned: 0,
    bytes: 0,
    findings: 0,
    units: { safe: 0, review: 0, manual: 0 },
    skipped: [{ file: "b", why: "is\nbinary" }],
    ms: 1.5
  }
})

describe("a document in pieces", () => {
  it.each([0, 1, 2, 199, 200, 201, 401])("is the one text, with %d entries", (count) => {
    const made = document(count)
    assert.strictEqual([...json(made)].join(""), `${JSON.stringify(made, null, 2)}\n`)
  })
})
