/**
 * Nothing is found where there is nothing: the corpus of look-alikes, as it lies there and put into other documents.
 * A positive control goes the same ways, so that silence means something.
 */
import * as fs from "node:fs"
import * as path from "node:path"

import { Engine, Prefilter } from "@segue/migrate"
import { assert, describe, it } from "vitest"

const root = path.join(import.meta.dirname, "../corpus/fixtures")

const files = fs
  .readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => fs.statSync(path.join(root, name)).isFile() && name !== ".oxlintrc.json")
  .map((name) => name.split(path.sep).join("/"))
  .toSorted()
  .map((name) => ({ path: name, text: fs.readFileSync(path.join(root, name), "utf8") }))

/** Deposit addresses may get a hint; everything else gets nothing. */
const hintsIn = (name: string): ReadonlyArray<string> =>
  name.startsWith("auto-conversion/") ? ["auto-conversion"] : []

const said = (file: Engine.File, hints: ReadonlyArray<string> = []): ReadonlyArray<string> => {
  const report = Engine.check(file)
  assert.isUndefined(report.skipped, "the file was not looked at")
  assert.deepStrictEqual(
    report.notes.filter((note) => note.effect === "no-findings"),
    [],
    "a note hides what there may be"
  )
  return report.findings
    .filter((finding) => !hints.includes(finding.rule))
    .map(({ message, range, rule }) => `${rule}: ${file.text.slice(range.start, range.end)} (${message})`)
}

const edits = (file: Engine.File) => Engine.check(file).units.flatMap((unit) => unit.edits)

/** The same content as part of another document. */
const hosts: ReadonlyArray<readonly [name: string, host: (file: Engine.File) => Engine.File]> = [
  ["as it lies there", (file) => file],
  ["in a JSON string", (file) => ({ path: "wrapped.json", text: JSON.stringify({ file: file.text }, undefined, 2) })]
]

const control: Engine.File = {
  path: "control.json",
  text: JSON.stringify({
    ref_id: "control-1",
    profile_id: "0f6a5f8e-2f0b-4a61-9c1d-6a0b8f2e7d11",
    amount: "10.00",
    source_asset: "USD",
    target_asset: "PYUSD"
  })
}

describe.each(hosts)("look-alikes %s", (_name, host) => {
  it("are told from a legacy payload", () => {
    assert.notDeepEqual(said(host(control)), [])
  })

  it.each(files.map((file) => [file.path, file] as const))("%s", (name, file) => {
    assert.deepStrictEqual(said(host(file), hintsIn(name)), [])
    assert.deepStrictEqual(edits(host(file)), [])
  })
})

describe("the corpus", () => {
  it("holds files enough, of many kinds", () => {
    assert.isAtLeast(files.length, 80)
    const kinds = new Set(files.map((file) => path.extname(file.path)))
    for (const kind of [".json", ".jsonc", ".yaml", ".md", ".mdx", ".http", ".env", ".ts", ".tsx", ".js", ".jsx"]) {
      assert.isTrue(kinds.has(kind), kind)
    }
  })

  it("is not refused by the first tier alone", () => {
    const passing = files.filter((file) => Prefilter.passes(Prefilter.ofText(file.text)))
    assert.isAtLeast(passing.length, 25)
  })
})
