/** No input makes the engine throw or hang; whatever it writes is read as well as what was there. */
import { Engine, Fixer, Prefilter } from "@segue/migrate"
import { assert, describe, it } from "vitest"

import * as Cases from "./support/cases.ts"

const random = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) >>> 0
    return ((state ^ (state >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

const pieces = [
  "{",
  "}",
  "[",
  "]",
  '"',
  "'",
  "`",
  "\\",
  ",",
  ":",
  "\n",
  "\r\n",
  "#",
  "//",
  "/*",
  "*/",
  "${",
  "{{",
  "}}",
  "- ",
  "  ",
  "|\n",
  ">",
  "&a ",
  "*a",
  "<<EOF\n",
  "```json\n",
  "```\n",
  "\uFEFF",
  "\uD83D",
  "\u2028",
  "null",
  "$(",
  "-d '",
  "GET ",
  "###\n",
  "conversion/stablecoins",
  '"target_asset"',
  "segue-ignore-start"
]

/** Takes a text apart a little: cuts, repeats, swaps and inserts. */
const mangle = (text: string, next: () => number): string => {
  let result = text
  const at = (): number => Math.floor(next() * (result.length + 1))
  for (let step = 0; step < 1 + next() * 4; step++) {
    const from = at()
    const to = Math.min(result.length, from + Math.floor(next() * 20))
    const kind = next()
    if (kind < 0.35) result = result.slice(0, from) + result.slice(to)
    else if (kind < 0.75)
      result = result.slice(0, from) + pieces[Math.floor(next() * pieces.length)]! + result.slice(from)
    else if (kind < 0.9) result = result.slice(0, to) + result.slice(from)
    else result = result.slice(0, from)
  }
  return result
}

const RUNS = Number(process.env["SEGUE_FUZZ_RUNS"] ?? 4000)
const SEED = Number(process.env["SEGUE_FUZZ_SEED"] ?? 1)

describe("mangled cases", () => {
  it(
    `never throw, and fixes are stable (${RUNS} runs, seed ${SEED})`,
    { timeout: Math.max(600_000, RUNS * 20) },
    () => {
      const next = random(SEED)
      const inputs = Cases.all().flatMap((one) => one.files)
      for (let run = 0; run < RUNS; run++) {
        const input = inputs[Math.floor(next() * inputs.length)]!
        const file = { path: input.path, text: mangle(input.text, next) }
        const where = () => `run ${run}, ${file.path}:\n${JSON.stringify(file.text)}`
        try {
          const result = Fixer.fix(file, { level: "review" })
          assert.deepStrictEqual(
            result.report.notes.filter((note) => note.code === "defect"),
            []
          )
          // Where a text was broken before, taking an edit back is prudence, not a defect.
          if (Engine.read(file).errors === 0) assert.deepStrictEqual(result.withdrawn, [])
          const again = Fixer.fix({ path: file.path, text: result.text }, { level: "review" })
          assert.strictEqual(again.text, result.text)
        } catch (error) {
          throw new Error(where(), { cause: error })
        }
      }
    }
  )
})

describe("extreme inputs", () => {
  const proof = '"/v2/conversion/stablecoins"'
  const shapes: ReadonlyArray<readonly [name: string, text: string]> = [
    ["empty", ""],
    ["a NUL byte", `\0${proof}`],
    ["a hundred thousand brackets", `${"[".repeat(100_000)}${proof}`],
    ["a hundred thousand braces", `${'{"a":'.repeat(100_000)}${proof}`],
    ["a million quotes", `${proof}${'"'.repeat(1_000_000)}`],
    ["a million backslashes", `"${"\\".repeat(1_000_000)}${proof}`],
    ["a long line of paths", `${proof} `.repeat(20_000)],
    [
      "deep indentation",
      `${Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("")}${" ".repeat(2000)}${proof}`
    ],
    ["many dashes", `${"- ".repeat(50_000)}${proof}`],
    ["many aliases", `a: &a [1]\nb: ${"[*a, ".repeat(50_000)}${proof}`],
    ["many quotation marks of Markdown", `${">".repeat(50_000)}\n${proof}`],
    ["many fences", "```json\n{}\n```\n".repeat(20_000) + proof],
    ["lone surrogates", `\uD83D${proof}\uDE00`],
    ["many here-documents", "cat <<EOF\n".repeat(5000) + proof],
    ["blanks", " ".repeat(1_000_000) + proof],
    ["words", `${"conversion/stablecoins".repeat(1)}${"a".repeat(1_000_000)}`],
    ["scopes", "conversion:read_conversion_stablecoin ".repeat(5000)]
  ]
  for (const path of ["x.json", "x.yaml", "x.sh", "x.http", "x.md", "x.env", "x.txt", "x.unknown"]) {
    for (const [name, text] of shapes) {
      it(`${path}: ${name}`, { timeout: 60_000 }, () => {
        const report = Engine.check({ path, text })
        assert.strictEqual(report.path, path)
        assert.deepStrictEqual(
          report.notes.filter((note) => note.code === "defect"),
          []
        )
        Prefilter.ofText(text)
      })
    }
  }
})
