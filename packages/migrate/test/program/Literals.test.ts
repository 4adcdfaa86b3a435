/** What a literal says, and how new text is written into it. */
import { assert, it } from "@effect/vitest"
import * as Literals from "@segue/migrate/program/Literals"
import * as Source from "@segue/migrate/text/Source"
import { Arbitrary, Schema } from "effect"

const spellings: ReadonlyArray<Literals.Spelling> = [
  { backslash: "all", quote: '"' },
  { backslash: "all", quote: "'" },
  { backslash: "all", quote: '"""' },
  { backslash: "all", quote: '"', doubled: "{}" },
  { backslash: "all", quote: '"', dollar: "$" },
  { backslash: "quote", quote: "'" }
]

const letters = Arbitrary.schema(
  Schema.Array(Schema.Literals(["a", '"', "'", "\\", "{", "}", "$", "\n", "ü", "😀", "/", " "])).check(
    Schema.isMaxLength(12)
  )
)

const read = (spelled: string, spelling: Literals.Spelling): string => {
  const outer = Source.fromFile({ path: "a", text: spelled })
  const place = { start: 0, end: spelled.length }
  return Literals.text(outer, place, place, spelling).content.text
}

for (const spelling of spellings) {
  it.prop(`reads back what it writes: ${JSON.stringify(spelling)}`, { letters }, ({ letters: parts }) => {
    const text = parts.join("")
    assert.strictEqual(read(Literals.spell(text, spelling), spelling), text)
  })
}

it("keeps every character's place around computed parts", () => {
  const file = 'f"{base!r}/v2/{{x}}/\\u0041{id}?q"'
  const outer = Source.fromFile({ path: "a.py", text: file })
  const node = (start: number, end: number): Literals.Hole["node"] => ({
    kind: "name",
    start,
    end,
    name: file.slice(start, end)
  })
  const { content, holes } = Literals.text(
    outer,
    { start: 0, end: file.length },
    { start: 2, end: file.length - 1 },
    { backslash: "all", quote: '"', doubled: "{}" },
    [
      { start: 2, end: 10, node: node(3, 7) },
      { start: 26, end: 30, node: node(27, 29) }
    ]
  )
  assert.strictEqual(content.text, "${base}/v2/{x}/A${id}?q")
  assert.deepStrictEqual(
    holes.map((hole) => content.text.slice(hole.start, hole.end)),
    ["${base}", "${id}"]
  )
  const spelled = (part: string): string => {
    const at = content.text.indexOf(part)
    const range = content.range(at, at + part.length)
    return file.slice(range.start, range.end)
  }
  assert.strictEqual(spelled("/v2/"), "/v2/")
  assert.strictEqual(spelled("{x}"), "{{x}}")
  assert.strictEqual(spelled("A"), "\\u0041")
  assert.strictEqual(spelled("?q"), "?q")
})
