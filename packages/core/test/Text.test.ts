/** Which texts a database can hold, wherever they stand. */
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Schema } from "effect"

import * as Text from "../src/Text.ts"

const bad = ["\0", "a\0b", "\uD800", "\uDC00x", "\uDC00\uD800", "x".repeat(1000) + "\uDFFF"]
const good = ["", "a", "\u0001", "\uFFFF", "\uD83D\uDE00", "\u202E", "é".normalize("NFD"), "x".repeat(100_000)]

describe("text", () => {
  it("is storable or not", () => {
    for (const text of bad) assert.isFalse(Text.isStorable(text), JSON.stringify(text))
    for (const text of good) assert.isTrue(Text.isStorable(text), text.slice(0, 10))
  })

  it("is found wherever it stands, with its path", () => {
    for (const text of bad) {
      assert.deepStrictEqual(
        Text.unstorable({ a: { b: [good, { c: text }] }, d: 1, e: null, f: "fine", g: text }).map(({ path }) => path),
        [["a", "b", 1, "c"], ["g"]]
      )
      // Names are no part of a path.
      assert.deepStrictEqual(
        Text.unstorable({ metadata: { [text]: "x" } }).map(({ path }) => path),
        [["metadata"]]
      )
      assert.strictEqual(Text.unstorable(text).length, 1)
    }
    assert.deepStrictEqual(Text.unstorable({ good, more: Object.fromEntries(good.map((text) => [text, text])) }), [])
  })

  it("is looked for in documents of any depth and size", () => {
    const depth = 200_000
    const deep: unknown = JSON.parse(`${"[".repeat(depth)}"\\u0000"${"]".repeat(depth)}`)
    assert.strictEqual(Text.unstorable(deep).length, 1)
    assert.strictEqual(Text.unstorable(Array.from({ length: 100_000 }, () => "\0")).length, 20)
  })

  it.prop("agrees with what repairing halves leaves as it is", [Arbitrary.schema(Schema.String)], ([text]) => {
    assert.strictEqual(Text.isStorable(text), text.toWellFormed() === text && !text.split("").includes("\0"))
  })
})
