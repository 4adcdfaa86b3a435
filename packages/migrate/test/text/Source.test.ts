import { assert, describe, it } from "@effect/vitest"
import { Edit } from "@segue/migrate"
import * as Escapes from "@segue/migrate/syntax/Escapes"
import * as Source from "@segue/migrate/text/Source"
import { Schema } from "effect"

const inString = (text: string): Source.Source => {
  const file = Source.fromFile({ path: "a.json", text })
  return Escapes.backslashed(file, 1, text.length - 1, '"')
}

describe("Source", () => {
  it.prop(
    "an edit of a decoded text is the edit of the text, through three layers",
    [Schema.String, Schema.String],
    ([before, added]) => {
      const inner = JSON.stringify(before)
      const outer = JSON.stringify(inner)
      const middle = inString(outer)
      assert.strictEqual(middle.text, inner)
      const deepest = Escapes.backslashed(middle, 1, middle.text.length - 1, '"')
      assert.strictEqual(deepest.text, before)
      for (const at of [0, before.length >> 1, before.length]) {
        const end = Math.min(before.length, at + 2)
        const text = Edit.apply(outer, [Source.edit(deepest, at, end, added)])
        assert.strictEqual(JSON.parse(JSON.parse(text) as string), before.slice(0, at) + added + before.slice(end))
      }
    }
  )

  it("keeps escaped slashes escaped", () => {
    const source = inString(String.raw`"https:\/\/api\/conversion\/stablecoins"`)
    const at = source.text.indexOf("conversion")
    const { text } = Source.edit(source, at, source.text.length, "orchestration/orchestrations")
    assert.strictEqual(text, String.raw`orchestration\/orchestrations`)
  })

  it("knows when something of an outer layer stands between two characters", () => {
    const source = inString(String.raw`"a\u0062c"`)
    assert.strictEqual(source.text, "abc")
    assert.isTrue(Source.isContiguous(source, 0, 3))
    const gap = Source.decoded(source, { text: "ac", starts: [0, 2], ends: [1, 3], end: 3, escape: (text) => text })
    assert.isFalse(Source.isContiguous(gap, 0, 2))
  })
})

describe("Edit", () => {
  it("maps offsets over insertions and replacements", () => {
    const edits = [
      { start: 2, end: 2, text: "++" },
      { start: 4, end: 6, text: "x" }
    ]
    assert.strictEqual(Edit.apply("abcdefgh", edits), "ab++cdxgh")
    assert.deepStrictEqual(
      [0, 1, 2, 3, 6, 7].map((offset) => Edit.mapOffset(offset, edits)),
      [0, 1, 4, 5, 7, 8]
    )
    assert.deepStrictEqual(
      [4, 5].map((offset) => Edit.mapOffset(offset, edits)),
      [undefined, undefined]
    )
  })

  it("refuses overlaps, and two texts at one place", () => {
    assert.isTrue(
      Edit.isConsistent([
        { start: 0, end: 2, text: "" },
        { start: 2, end: 3, text: "" }
      ])
    )
    assert.isFalse(
      Edit.isConsistent([
        { start: 0, end: 2, text: "" },
        { start: 1, end: 3, text: "" }
      ])
    )
    assert.isFalse(
      Edit.isConsistent([
        { start: 1, end: 1, text: "a" },
        { start: 1, end: 1, text: "b" }
      ])
    )
    assert.strictEqual(
      Edit.normalise([
        { start: 1, end: 1, text: "a" },
        { start: 1, end: 1, text: "a" }
      ]).length,
      1
    )
  })
})
