/** The guard knows a wrong rewriting from the right one, whichever rule might have made it. */
import { Engine, Fixer } from "@segue/migrate"
import * as Guard from "@segue/migrate/fix/Guard"
import { assert, describe, it } from "vitest"

const before = {
  path: "a.http",
  text: `POST /v2/conversion/stablecoins

{ "source_asset": "USD", "target_asset": "PYUSD", "ref_id": "r-1", "profile_id": "{{from}}", "recipient_profile_id": "p-2", "amount": "10.50" }
`
}
const right = Fixer.fix(before, { level: "review" }).text

/** What the guard says about another text in place of the right one. */
const verdict = (text: string): string | undefined => {
  const model = Engine.read(before)
  const [subject] = model.subjects
  const start = before.text.indexOf('"USD"')
  // Everything before the first asset keeps its length or is measured by where that asset stands now.
  const edits = [{ start: 0, end: start, text: text.slice(0, text.indexOf('"USD"')) }]
  return Guard.semantic(subject!)(Engine.read({ path: before.path, text }), edits)
}

describe("the semantic guard", () => {
  it("accepts the right rewriting", () => {
    assert.include(right, '"destination"')
    assert.isUndefined(verdict(right))
  })

  const mutants: Readonly<Record<string, (text: string) => string>> = {
    "the recipient is dropped": (text) => text.replace('"profile_id": "p-2"', '"profile_id": "{{from}}"'),
    "the sides are swapped": (text) =>
      text
        .replace('"source": {', '"x": {')
        .replace('"destination": {', '"source": {')
        .replace('"x": {', '"destination": {'),
    "one side is left out": (text) => text.replace('"source": {', '"origin": {'),
    "the amount is rounded": (text) => text.replace('"10.50"', '"10.5"'),
    "the amount is a number": (text) => text.replace('"10.50"', "10.50"),
    "another asset": (text) => text.replace('"PYUSD"', '"USDP"'),
    "the old name stays": (text) => text.replace("destination_asset", "target_asset"),
    "another ref_id": (text) => text.replace('"r-1"', '"r-2"'),
    "another expression": (text) => text.replace("{{from}}", "{{to}}"),
    "metadata is made up": (text) => text.replace('"ref_id"', '"metadata": { "a": "b" }, "ref_id"')
  }
  for (const [name, mutate] of Object.entries(mutants)) {
    it(`refuses: ${name}`, () => {
      const mutant = mutate(right)
      assert.notStrictEqual(mutant, right)
      assert.isString(verdict(mutant))
    })
  }
})

describe("fix", () => {
  it("applies what the level and the rules allow, and says so", () => {
    const safe = Fixer.fix(before, { level: "safe" })
    assert.isFalse(safe.isChanged)
    assert.deepStrictEqual(safe.applied, [])
    const review = Fixer.fix(before, { level: "review" })
    assert.deepStrictEqual(
      review.applied.map((one) => one.unit),
      ["legacy-create-1"]
    )
    assert.isAbove(review.applied[0]!.needs.length, 0)
    const other = Fixer.fix(before, { level: "review", rules: new Set(["scope"] as const) })
    assert.isFalse(other.isChanged)
  })
})
