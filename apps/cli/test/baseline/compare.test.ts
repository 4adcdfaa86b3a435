import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Effect, Schema } from "effect"

import { type Entry, keyOf, parse, print } from "../../src/baseline/Baseline.ts"
import { compare, type FileFindings } from "../../src/baseline/compare.ts"

const entry = (file: string, letter: string, count = 1): Entry => ({
  file,
  rule: "endpoint",
  fingerprint: letter.repeat(16),
  count
})
const found = (file: string, letters: string): FileFindings => ({
  file,
  findings: [...letters].map((letter) => ({ rule: "endpoint", fingerprint: letter.repeat(16) }))
})
const everywhere = { isCovered: () => true, exists: () => true }
const gone = (...names: ReadonlyArray<string>) => ({ ...everywhere, exists: (file: string) => !names.includes(file) })

describe("comparing with a baseline", () => {
  it("knows as many findings that read alike as the baseline counts, the first ones", () => {
    const { known, stale } = compare([entry("a", "1", 2)], [found("a", "1211")], everywhere)
    assert.deepStrictEqual(known, [new Set([0, 2])])
    assert.deepStrictEqual(stale, [])
  })

  it("what stands in another file is new, and the entry is stale", () => {
    const { known, renamed, stale } = compare([entry("a", "1")], [found("b", "1")], everywhere)
    assert.deepStrictEqual(known, [new Set<number>()])
    assert.deepStrictEqual([renamed, stale], [[], [entry("a", "1")]])
  })

  it("says how many are missing, and nothing of files it did not look into", () => {
    const entries = [entry("a", "1", 3), entry("b", "2")]
    const around = { ...everywhere, isCovered: ({ file }: Entry) => file === "a" }
    assert.deepStrictEqual(compare(entries, [found("a", "1")], around).stale, [entry("a", "1", 2)])
  })

  it("follows a file that has another name now; what is new in it is new, what is gone is stale", () => {
    const entries = [entry("old", "1"), entry("old", "2"), entry("old", "3")]
    const { known, renamed, stale } = compare(entries, [found("new", "214")], gone("old"))
    assert.deepStrictEqual(known, [new Set([0, 1])])
    assert.deepStrictEqual(renamed, [{ from: "old", to: "new", count: 2 }])
    assert.deepStrictEqual(stale, [entry("old", "3")])
  })

  it("does not take a copy, a file it knows, or one that merely shares a line for a renamed one", () => {
    const entries = [entry("old", "1"), entry("old", "2")]
    assert.deepStrictEqual(compare(entries, [found("copy", "12")], everywhere).renamed, [])
    const two = [...entries, entry("known", "9")]
    assert.deepStrictEqual(compare(two, [found("known", "912")], gone("old")).known, [new Set([0])])
    assert.deepStrictEqual(compare(entries, [found("new", "13")], gone("old")).renamed, [])
  })

  it("follows a whole folder that was moved, each file to its namesake", () => {
    const names = Array.from({ length: 3000 }, (_, number) => `f${number}.ts`)
    const entries = names.map((name) => entry(`old/${name}`, "1"))
    const moved = names.toReversed().map((name) => found(`new/${name}`, "1"))
    const { known, renamed, stale } = compare(entries, moved, gone(...names.map((name) => `old/${name}`)))
    assert.isTrue(known.every((one) => one.size === 1))
    assert.isTrue(renamed.every(({ from, to }) => from.slice(4) === to.slice(4)))
    assert.deepStrictEqual([renamed.length, stale], [3000, []])
  })

  it("gives two files with the same content each its own new name", () => {
    const entries = [entry("a", "1"), entry("b", "1")]
    const { renamed, stale } = compare(entries, [found("c", "1"), found("d", "1")], gone("a", "b"))
    assert.deepStrictEqual(renamed.map(({ from, to }) => `${from}>${to}`).toSorted(), ["a>c", "b>d"])
    assert.deepStrictEqual(stale, [])
  })
})

const Letters = Schema.String.check(Schema.isPattern(/^[0-4]{0,6}$/u))
const Files = Schema.Array(Schema.Tuple([Schema.Literals(["a", "b", "c"]), Letters])).check(Schema.isMaxLength(4))

const distinct = (files: ReadonlyArray<readonly [string, string]>): ReadonlyArray<FileFindings> =>
  [...new Map(files)].map(([file, letters]) => found(file, letters))

const entriesOf = (files: ReadonlyArray<FileFindings>): ReadonlyArray<Entry> =>
  files.flatMap(({ file, findings }) =>
    [...Map.groupBy(findings, keyOf).values()].map((alike) => ({ ...alike[0]!, file, count: alike.length }))
  )

describe("laws of the baseline", () => {
  it.effect.prop(
    "what was written is known, nothing is stale, and it reads back as it was written",
    [Arbitrary.schema(Files)],
    ([files]) =>
      Effect.sync(() => {
        const all = distinct(files)
        const entries = entriesOf(all)
        const { known, renamed, stale } = compare(entries, all, everywhere)
        assert.deepStrictEqual(
          known.map((one) => one.size),
          all.map(({ findings }) => findings.length)
        )
        assert.deepStrictEqual([renamed, stale], [[], []])
        const back = parse(print(entries))
        assert.strictEqual(back._tag, "Success")
        assert.strictEqual(print(back._tag === "Success" ? back.success : []), print(entries.toReversed()))
      })
  )

  it.effect.prop(
    "known and stale add up: no entry is used twice and none is lost",
    [Arbitrary.schema(Files), Arbitrary.schema(Files)],
    ([before, now]) =>
      Effect.sync(() => {
        const entries = entriesOf(distinct(before))
        const { known, stale } = compare(entries, distinct(now), everywhere)
        const total = entries.reduce((sum, { count }) => sum + count, 0)
        const missing = stale.reduce((sum, { count }) => sum + count, 0)
        assert.strictEqual(known.reduce((sum, one) => sum + one.size, 0) + missing, total)
      })
  )
})

describe("the file", () => {
  it.each([
    ["", "is no JSON"],
    ["[]", "object"],
    ['{"version":2,"findings":[]}', "version"],
    ['{"version":1,"findings":[{"file":"a","rule":"nope","fingerprint":"0000000000000000","count":1}]}', "rule"],
    ['{"version":1,"findings":[{"file":"a","rule":"scope","fingerprint":"0000000000000000","count":0}]}', "count"],
    ['{"version":1,"findings":[],"more":1}', "more"]
  ])("%s is refused", (text, word) => {
    const parsed = parse(text)
    assert.strictEqual(parsed._tag, "Failure")
    assert.include(parsed._tag === "Failure" ? parsed.failure.join("\n") : "", word)
  })
})
