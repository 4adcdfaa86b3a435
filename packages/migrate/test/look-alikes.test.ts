/**
 * Nothing is found where there is nothing: the corpus of look-alikes, as it lies there and put into other documents.
 * A positive control goes the same ways, so that silence means something.
 */
import * as fs from "node:fs"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"
import { Engine, Prefilter } from "@segue/migrate"
import { Arbitrary, Schema } from "effect"

import "./support/grammars.ts"

const root = path.join(import.meta.dirname, "../corpus/fixtures")

const all = fs
  .readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => fs.statSync(path.join(root, name)).isFile() && name !== ".oxlintrc.json")
  .map((name) => name.split(path.sep).join("/"))
  .toSorted()
  .map((name) => ({ path: name, text: fs.readFileSync(path.join(root, name), "utf8") }))

/** Files that use the API in marked places. */
const isMixed = (file: Engine.File): boolean => file.path.startsWith("mixed/")
const mixed = all.filter(isMixed)
const files = all.filter((file) => !isMixed(file))

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
  [
    "in a Markdown fence",
    (file) => ({
      path: "notes.md",
      text: `# Notes\n\n\`\`\`\`${path.extname(file.path).slice(1)}\n${file.text}\n\`\`\`\`\n`
    })
  ],
  [
    "in a YAML block scalar",
    (file) => ({ path: "config.yaml", text: `data:\n  file: |\n${file.text.replaceAll(/^(?=.)/gmu, "    ")}\n` })
  ],
  [
    "in a template string",
    (file) => ({
      path: "wrapped.ts",
      text: `export const text = String.raw\`${file.text.replaceAll(/[`$]/gu, "?")}\`\n`
    })
  ],
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

/** Every word of the API, as keys and as values; the pairs are ones that the vendor's conversions never had. */
const KEYS: ReadonlyArray<string> = (
  "id ref_id profile_id recipient_profile_id amount source_amount status metadata items settled_at cancelled_at " +
  "created_at updated_at created_at.begin updated_at.end identity_id source destination address_id completed_at " +
  "destination_amount orchestrations method url"
).split(" ")
const VALUES: ReadonlyArray<string> = (
  "CREATED SETTLED CANCELLED COMPLETED PROCESSING 100.00 0 USD PYUSD GET POST 0f6a5f8e-2f0b-4a61-9c1d-6a0b8f2e7d11 " +
  "00000000-0000-0000-0000-000000000000 2026-01-01T00:00:00Z https://api.kestrelfx.example/v2/conversions " +
  "/stablecoins/conversion conversion stablecoins"
).split(" ")
const PAIRS = ["USD EUR", "USDC USDT", "BTC USD", "PYUSD USDG", "USDP EUR", "USDC PYUSD", "GBP USDP"] as const
const ASSET_KEYS = ["source_asset target_asset", "source_asset destination_asset", "from_asset to_asset"] as const

const foreign = Arbitrary.map(
  Arbitrary.all({
    entries: Arbitrary.schema(Schema.Array(Schema.Tuple([Schema.Literals(KEYS), Schema.Literals(VALUES)]))),
    assets: Arbitrary.schema(Schema.Literals(PAIRS)),
    names: Arbitrary.schema(Schema.Literals(ASSET_KEYS))
  }),
  ({ assets, entries, names }) => {
    const [sourceKey, targetKey] = names.split(" ")
    const [source, target] = assets.split(" ")
    return { ...Object.fromEntries(entries), [sourceKey!]: source, [targetKey!]: target }
  }
)

/** An object as several languages write it. */
const spellings = (value: Readonly<Record<string, unknown>>): ReadonlyArray<Engine.File> => {
  const json = JSON.stringify(value, undefined, 2)
  const yaml = Object.entries(value).map(([key, one]) => `${key}: "${String(one)}"`)
  return [
    { path: "body.json", text: json },
    { path: "body.yaml", text: `${yaml.join("\n")}\n` },
    { path: "body.ts", text: `export const body = ${json}\nawait client.post("/v2/exchanges", body)\n` },
    {
      path: "body.http",
      text: `POST https://api.kestrelfx.example/v2/exchanges\nContent-Type: application/json\n\n${json}\n`
    }
  ]
}

const MARKED = /legacy:start[^]*?legacy:end/gu

describe("files that use the API in one place", () => {
  it.each(mixed.map((file) => [file.path, file] as const))("%s", (_name, file) => {
    const marked = [...file.text.matchAll(MARKED)].map(({ 0: text, index }) => ({
      start: index,
      end: index + text.length
    }))
    const ranges = Engine.check(file).findings.map((finding) => finding.range)
    for (const block of marked) {
      assert.isTrue(
        ranges.some((range) => range.start >= block.start && range.end <= block.end),
        "nothing found where the API is used"
      )
    }
    const outside = ranges.filter(
      (range) => !marked.some((block) => range.start >= block.start && range.end <= block.end)
    )
    assert.deepStrictEqual(
      outside.map((range) => file.text.slice(range.start, range.end)),
      []
    )
  })
})

describe("objects of other vendors", () => {
  it.prop(
    "made of this API's words stay silent",
    [foreign],
    ([value]) => {
      for (const file of spellings(value)) assert.deepStrictEqual(said(file), [], file.text)
    },
    { arbitrary: { runs: 300 } }
  )
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
