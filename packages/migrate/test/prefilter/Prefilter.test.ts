import { assert, describe, it } from "@effect/vitest"
import { Prefilter } from "@segue/migrate"
import * as AhoCorasick from "@segue/migrate/prefilter/AhoCorasick"
import { Arbitrary, Schema } from "effect"

import * as Cases from "../support/cases.ts"

/** Few letters, so that words overlap, nest and share their ends. */
const word = Arbitrary.map(Arbitrary.array(Arbitrary.schema(Schema.Literals(["a", "b", "é"]))), (letters) =>
  letters.join("")
)

describe("AhoCorasick", () => {
  it.prop("finds what includes finds, in text and in bytes", [Arbitrary.array(word), word], ([words, text]) => {
    const ascii = [...new Set(words)].filter((one) => /^[ab]+$/u.test(one)).slice(0, 64)
    const automaton = AhoCorasick.compile(ascii)
    const expected = ascii.map((one) => text.includes(one))
    const inText = AhoCorasick.scanText(automaton, text)
    const inBytes = AhoCorasick.scanBytes(automaton, new TextEncoder().encode(text))
    assert.deepStrictEqual(
      ascii.map((_, index) => AhoCorasick.has(inText, index)),
      expected
    )
    assert.deepStrictEqual(
      ascii.map((_, index) => AhoCorasick.has(inBytes, index)),
      expected
    )
  })

  it("keeps 64 words apart", () => {
    const words = Array.from({ length: 64 }, (_, index) => `word${index}.`)
    const automaton = AhoCorasick.compile(words)
    for (const [index, one] of words.entries()) {
      const hits = AhoCorasick.scanText(automaton, `x ${one}`)
      assert.deepStrictEqual(
        words.map((_, at) => AhoCorasick.has(hits, at)),
        words.map((_, at) => at === index)
      )
    }
    assert.throws(() => AhoCorasick.compile([...words, "one more"]))
  })
})

describe("Prefilter", () => {
  it("lets through every file of a case that has findings", () => {
    for (const one of Cases.all().filter(({ config, kind }) => kind !== "look-alike" && !config.isPayloadFile)) {
      for (const file of one.files) {
        assert.isTrue(Prefilter.passes(Prefilter.ofText(file.text)), `${one.rule}/${one.name}`)
        assert.isTrue(Prefilter.passes(Prefilter.ofBytes(new TextEncoder().encode(file.text))))
      }
    }
  })

  it("stops what has the words but no proof among them", () => {
    for (const text of [
      "",
      "conversion of stablecoin",
      "target_asset USD",
      "SETTLED CREATED created_at.begin amount",
      "recipient_profile_id"
    ]) {
      assert.isFalse(Prefilter.passes(Prefilter.ofText(text)), text)
    }
  })
})
