/** Whatever is typed, what is carried over equals a fresh reading. */
import { Engine, Languages } from "@segue/migrate"
import * as Carry from "@segue/migrate/carry/Carry"
import type * as Range from "@segue/migrate/text/Range"
import { assert, describe, it } from "vitest"

import "../support/grammars.ts"
import * as Cases from "../support/cases.ts"
import { random } from "../support/typing.ts"

/** Edits of each case; a soak run makes more. */
const EDITS = Number(process.env["SEGUE_CARRY_EDITS"] ?? 5)
const SEED = Number(process.env["SEGUE_CARRY_SEED"] ?? 7)

const pieces = [
  " ",
  "\n",
  "x",
  "1",
  ";",
  "{}",
  "()",
  '"',
  "'t'",
  "// note\n",
  "/*",
  "await ",
  "\nconst other = 1\n",
  "\nexport const made = () => twice(2)\n",
  '\nfetch("https://api.paxos.com/v2/conversion/stablecoins")\n',
  '\nconst path = "/conversion/stablecoins"\n',
  "\nglobalThis.fetch = undefined\n",
  ', "USD"',
  '{ "a": 1 },',
  '{ "source_asset": "USD", "target_asset": "PYUSD", "amount": "1" },',
  "segue-ignore-file",
  "\n\n\n"
]

const WORD = /[A-Za-z_$][\w$]*/gu

/** Somewhere in the text, or at one of the places where something is said. */
const placeIn = (text: string, said: ReadonlyArray<Range.Range>, next: () => number): number => {
  const one = next() < 0.4 ? said[Math.floor(next() * said.length)] : undefined
  if (one === undefined) return Math.floor(next() * (text.length + 1))
  const near = one.start - 5 + Math.floor(next() * (one.end - one.start + 10))
  return Math.min(text.length, Math.max(0, near))
}

/** One random edit: something inserted, taken away, or a word of the text put where another was. */
const edited = (text: string, said: ReadonlyArray<Range.Range>, next: () => number): string => {
  const at = placeIn(text, said, next)
  const kind = next()
  if (kind < 0.45) return text.slice(0, at) + pieces[Math.floor(next() * pieces.length)]! + text.slice(at)
  if (kind < 0.65) return text.slice(0, at) + text.slice(at + 1 + Math.floor(next() * 4))
  const words = [...text.matchAll(WORD)]
  const from = words[Math.floor(next() * words.length)]
  const to = words[Math.floor(next() * words.length)]
  if (from === undefined || to === undefined) return `${text} `
  return text.slice(0, to.index) + from[0] + text.slice(to.index + to[0].length)
}

const quiet = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `export const value${index} = (input: number): number => {\n  // note\n  return input * ${index}\n}\n`
  ).join("")

const rows = (text: string): string => `[\n  { "id": 1, "b": { "c": [1, 2] } },\n${text.trim()},\n  { "id": 2 },\n{}]`

const texts = (file: Engine.File): ReadonlyArray<string> =>
  Languages.forPath(file.path).id === "json"
    ? [file.text, rows(file.text)]
    : [file.text, `${quiet(3)}${file.text}\n${quiet(2).replaceAll("value", "more")}`]

const isWanted = ({ path }: Engine.File): boolean =>
  ["json", "typescript", "tsx", "javascript"].includes(Languages.forPath(path).id)

let carried = 0
let judged = 0

/** Whether something about a finding is another length now. */
const isOther = (said: ReadonlyArray<Range.Range>, { findings }: Engine.Checked["report"]): boolean =>
  said.length !== findings.length ||
  findings.some(({ range }, index) => range.end - range.start !== said[index]!.end - said[index]!.start)

const check = (one: Cases.Case, path: string, start: string): void => {
  const next = random(start.length + SEED)
  const known = (text: string): Carry.Carried => {
    const checked = Engine.inspect({ path, text }, one.config, one.facts)
    return Carry.from({ file: { path, text }, config: one.config, facts: one.facts, checked })
  }
  let text = start
  let state = known(text)
  let said = Engine.inspect({ path, text }, one.config, one.facts).report.findings.map(({ range }) => range)
  for (let index = 0; index < EDITS; index++) {
    const before = text
    text = edited(text, said, next)
    const checked = state.over(text)
    // What was broken may be whole again with the next edit.
    if (checked === undefined && state.isWaiting() && next() < 0.5) {
      if (next() < 0.5) text = before
      continue
    }
    if (checked === undefined) {
      // Mostly what is whole is edited, so that little falls to what the first edit broke.
      if (next() < 0.7) text = before
      state = known(text)
      continue
    }
    carried++
    // Only what is read again can say something else.
    if (isOther(said, checked.report)) judged++
    said = checked.report.findings.map(({ range }) => range)
    const fresh = Engine.inspect({ path, text }, one.config, one.facts)
    assert.deepStrictEqual(checked.report, fresh.report, `carried over to:\n${text}\n-- from:\n${before}`)
    assert.deepStrictEqual(
      checked.model.subjects.map(({ evidence, kind }) => [kind, evidence]),
      fresh.model.subjects.map(({ evidence, kind }) => [kind, evidence])
    )
  }
}

describe("what is carried over an edit", () => {
  const wanted = Cases.all().flatMap((one) => one.files.filter(isWanted).map((file) => ({ one, file })))

  it(`equals a fresh reading, in ${wanted.length} cases and among other code`, () => {
    for (const { file, one } of wanted) for (const text of texts(file)) check(one, file.path, text)
    assert.isAbove(carried, wanted.length, "a good part is carried over")
    assert.isAbove(judged, wanted.length / 20, "and some of it says something else")
  }, 1_200_000)

  it("comes with the model of the new text", () => {
    const path = "a.ts"
    const call =
      'export const send = () => fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST" })\n'
    const text = `${quiet(2)}${call}`
    const config = { rules: {}, isPayloadFile: false }
    const checked = Engine.inspect({ path, text }, config, Engine.noFacts)
    const state = Carry.from({ file: { path, text }, config, facts: Engine.noFacts, checked })
    const next = text.replace("input * 0", "input * 10")
    const over = state.over(next)
    assert.isDefined(over)
    const fresh = Engine.inspect({ path, text: next }, config, Engine.noFacts)
    assert.deepStrictEqual(over?.report, fresh.report)
    assert.deepStrictEqual([...(over?.subjects.keys() ?? [])], [...fresh.subjects.keys()])
    assert.deepStrictEqual(over?.model.comments, fresh.model.comments)
    assert.isUndefined(state.over(next.replace("POST", "GET")))
  })
})
