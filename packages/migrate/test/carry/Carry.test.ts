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
/** Letter by letter is typed beside each so-manieth case; a soak run takes all. */
const EVERY = Number(process.env["SEGUE_CARRY_EVERY"] ?? 15)

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
  '\nbox["ref_id"] = to\n',
  '\nlabels("settledAt")\n',
  '\nconst base = "https://ledger.internal"\n',
  "\nvoid axios\n",
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
let broken = 0

/** Whether something about a finding is another length now. */
const isOther = (said: ReadonlyArray<Range.Range>, { findings }: Engine.Checked["report"]): boolean =>
  said.length !== findings.length ||
  findings.some(({ range }, index) => range.end - range.start !== said[index]!.end - said[index]!.start)

type Asked = Pick<Cases.Case, "config" | "facts">

/** A text as it is edited, and what is known of it. */
class Typing {
  readonly #asked: Asked
  readonly #path: string
  #state: Carry.Carried
  text: string
  said: ReadonlyArray<Range.Range>

  constructor(asked: Asked, path: string, text: string) {
    this.#asked = asked
    this.#path = path
    this.text = text
    const checked = this.#fresh(text)
    this.said = checked.report.findings.map(({ range }) => range)
    this.#state = Carry.from({ ...this.#known(text), checked })
  }

  #known(text: string): Omit<Carry.Known, "checked"> {
    return { file: { path: this.#path, text }, ...this.#asked }
  }

  #fresh(text: string): Engine.Checked {
    return Engine.inspect({ path: this.#path, text }, this.#asked.config, this.#asked.facts)
  }

  #learn(typed: Carry.Known): void {
    const other = this.#state.learn(typed) ? undefined : this.#state.wanted()
    if (other !== undefined) this.#state.learn({ ...this.#known(other), checked: this.#fresh(other) })
  }

  /** Goes on from another text. */
  begin(text: string): void {
    this.text = text
    this.#state = Carry.from({ ...this.#known(text), checked: this.#fresh(text) })
  }

  /** Whether what is known of an earlier text may still be of use. */
  isWaiting(): boolean {
    return this.#state.isWaiting()
  }

  /** Answers whether the text was carried over to; what is broken is read then, and learned. */
  edit(text: string): boolean {
    const before = this.text
    this.text = text
    const over = this.#state.over(text)
    const fresh = this.#fresh(text)
    if (over === undefined) {
      if (fresh.model.errors > 0 && this.isWaiting()) this.#learn({ ...this.#known(text), checked: fresh })
      return false
    }
    const { checked, isBroken } = over
    carried++
    if (isBroken) broken++
    // Only what is read again can say something else.
    if (isOther(this.said, checked.report)) judged++
    this.said = checked.report.findings.map(({ range }) => range)
    assert.deepStrictEqual(checked.report, fresh.report, `carried over to:\n${text}\n-- from:\n${before}`)
    assert.strictEqual(isBroken, fresh.model.errors > 0)
    assert.deepStrictEqual(
      checked.model.subjects.map(({ evidence, kind }) => [kind, evidence]),
      fresh.model.subjects.map(({ evidence, kind }) => [kind, evidence])
    )
    return true
  }
}

const check = (one: Cases.Case, path: string, start: string): void => {
  const next = random(start.length + SEED)
  const typing = new Typing(one, path, start)
  for (let index = 0; index < EDITS; index++) {
    const before = typing.text
    if (typing.edit(edited(before, typing.said, next))) continue
    // What was broken may be whole again with the next edit.
    if (typing.isWaiting() && next() < 0.5) {
      if (next() < 0.5) typing.edit(before)
      continue
    }
    // Mostly what is whole is edited, so that little falls to what the first edit broke.
    typing.begin(next() < 0.7 ? before : typing.text)
  }
}

/** What people type, letter by letter. */
const statements = [
  "\n  const more = twice(input) + 1",
  "\n  if (input > 2) { return [input, { input }] }",
  "\n  for (const one of [1, 2]) { seen += one }",
  "\n  await other(async () => { await input })"
].map((statement) => [...statement])

/** Editors close quotes and brackets. */
const entries = [
  ['""', ..."more"],
  ['""', ..."more", '":', " ", "[]", "1", ",", " ", "{}", "],", " "],
  [...'"more": [1, { "a": 2 }], '],
  ['""', ..."k", '": ', "{}", '""', "x", '"', ": 1"]
]

describe("what is carried over an edit", () => {
  const wanted = Cases.all().flatMap((one) => one.files.filter(isWanted).map((file) => ({ one, file })))

  it(`equals a fresh reading, in ${wanted.length} cases and among other code`, () => {
    for (const { file, one } of wanted) for (const text of texts(file)) check(one, file.path, text)
    assert.isAbove(carried, wanted.length, "a good part is carried over")
    assert.isAbove(judged, wanted.length / 20, "and some of it says something else")
  }, 1_200_000)

  it("equals a fresh reading while something is typed letter by letter in it and beside it", () => {
    const some = wanted.filter((_one, index) => index % EVERY === 0)
    const before = { broken, carried }
    let typed = 0
    for (const { file, one } of some) {
      const isJson = Languages.forPath(file.path).id === "json"
      const pieces = isJson ? entries : statements
      const typing = new Typing(one, file.path, isJson ? rows(file.text) : `${file.text}\n${quiet(3)}`)
      const piece = pieces[typed % pieces.length]!
      const [first] = typing.said
      const beside = isJson
        ? [typing.text.lastIndexOf('"id": 2'), typing.text.indexOf('"c"')]
        : [0, 1].map((index) => typing.text.lastIndexOf("// note") + 7 - index * quiet(1).length)
      for (let at of first === undefined ? beside : [...beside, typing.text.lastIndexOf("\n", first.start)]) {
        for (const letters of piece) {
          typing.edit(typing.text.slice(0, at) + letters + typing.text.slice(at))
          at += letters.length === 2 ? 1 : letters.length
          typed++
        }
      }
    }
    assert.isAbove(carried - before.carried, typed / 5, "a good part is carried over")
    assert.isAbove(broken - before.broken, typed / 12, "broken texts, too")
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
    const over = state.over(next)?.checked
    assert.isDefined(over)
    const fresh = Engine.inspect({ path, text: next }, config, Engine.noFacts)
    assert.deepStrictEqual(over?.report, fresh.report)
    assert.deepStrictEqual([...(over?.subjects.keys() ?? [])], [...fresh.subjects.keys()])
    assert.deepStrictEqual(over?.model.comments, fresh.model.comments)
    assert.isUndefined(state.over(next.replace("POST", "GET")))
  })

  // A create is noted for lines of its file that share no name with it.
  const fields = 'profile_id: "p-1", amount: "1.00", source_asset: "USD", target_asset: "PYUSD"'
  const starts = [
    `await axios.post("/v2/conversion/stablecoins", { ref_id: "r-1", ${fields} })`,
    `export const send = async () => {\n  await axios.post("/v2/conversion/stablecoins", { ${fields} })\n}`
  ]
  const far: ReadonlyArray<readonly [quiet: string, noted: string]> = [
    ['box["x"] = to', 'box["ref_id"] = to'],
    ["box.x = to", "box.target_asset = to"],
    ['box.set(\n    "x",\n    to\n  )', 'box.set(\n    "profile_id",\n    to\n  )'],
    ["box(to)", "box(recipient_profile_id = to)"],
    ['labels("x")', 'labels("settledAt")']
  ]
  for (const [quiet, noted] of far) {
    it(`knows of a line that creates elsewhere are noted for: ${noted.replaceAll(/\s+/gu, "")}`, () => {
      const config = { rules: {}, isPayloadFile: false }
      for (const start of starts) {
        const textOf = (line: string): string =>
          `import axios from "axios"\n${start}\n\nconst more = (n: number) => n * 2\n\nconst other = (box: any, to: string): void => {\n  ${line}\n}\n`
        const typing = new Typing({ config, facts: Engine.noFacts }, "a.ts", textOf(quiet))
        typing.edit(textOf(noted))
        typing.begin(textOf(noted))
        typing.edit(textOf(quiet))
      }
    })
  }
})
