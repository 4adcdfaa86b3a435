import * as fs from "node:fs"
import * as path from "node:path"

import { Engine, Fixer, Project, type Finding } from "@segue/migrate"
import { assert, describe, it } from "vitest"

const check = (files: ReadonlyArray<Engine.File>): ReadonlyMap<string, Finding.FileReport> => {
  const project = Project.make(files)
  return new Map(
    files.map((file) => {
      const outside = project.outsideOf(file.path)
      const facts = { legacyRemains: true, ...(outside === undefined ? {} : { outside }) }
      return [file.path, Engine.check(file, undefined, facts)]
    })
  )
}

const rulesOf = (report: Finding.FileReport | undefined): ReadonlyArray<string> =>
  [...new Set(report?.findings.map((finding) => finding.rule))].toSorted()

const endpoints = {
  path: "src/endpoints.ts",
  text: `export const CONVERSIONS = "/conversion/stablecoins"\nexport const QUOTES = "/quotes"\n`
}
const types = {
  path: "src/types.ts",
  text: `export interface Conversion { id: string; amount: string; target_asset: string; status: Status }
export type Status = "CREATED" | "SETTLED"
export interface Quote { id: string; amount: string; target_asset: string; status: Status }
`
}
const api = {
  path: "src/api.ts",
  text: `import { CONVERSIONS, QUOTES } from "./endpoints.js"
import type { Conversion, Quote } from "./types.ts"
export class Conversions {
  create(body: object) { return this.client.post<Conversion>(CONVERSIONS, body) }
  get(id: string) { return this.client.get<Conversion>(\`\${CONVERSIONS}/\${id}\`) }
  quote(id: string) { return this.client.get<Quote>(\`\${QUOTES}/\${id}\`) }
}
`
}
const caller = {
  path: "src/jobs/night.ts",
  text: `import { Conversions } from "../api.ts"
export async function run(conversions: Conversions, profile: string) {
  const made = await conversions.create({ ref_id: "n", profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" })
  const quote = await conversions.quote("q")
  console.log(made.amount, quote.amount)
}
`
}
const reader = {
  path: "src/show.ts",
  text: `import type { Conversion, Quote } from "./types.ts"
export const show = (conversion: Conversion) => conversion.target_asset
export const showQuote = (quote: Quote) => quote.target_asset
`
}
const stranger = {
  path: "src/stranger.ts",
  text: `import { QUOTES } from "./endpoints.ts"
export const read = async (api: Api) => (await api.get(QUOTES)).items.map((row) => row.target_asset)
`
}
const files = [endpoints, types, api, caller, reader, stranger]

describe("Project", () => {
  it("follows a path, a type and a method to where they are used", () => {
    const reports = check(files)
    assert.deepStrictEqual(rulesOf(reports.get("src/api.ts")), ["endpoint"])
    assert.deepStrictEqual(rulesOf(reports.get("src/jobs/night.ts")), ["request-field", "response-field"])
    assert.deepStrictEqual(rulesOf(reports.get("src/types.ts")), ["response-field", "status", "terminal-status"])
    assert.deepStrictEqual(rulesOf(reports.get("src/show.ts")), ["response-field"])
  })

  it("marks the reply's fields, and not those of another endpoint's", () => {
    const reports = check(files)
    const marks = (file: Engine.File): ReadonlyArray<string> =>
      reports.get(file.path)!.findings.map(({ range }) => file.text.slice(range.start - 5, range.end))
    assert.deepStrictEqual(marks(reader), ["sion.target_asset"])
    assert.include(marks(caller), "made.amount")
    assert.notInclude(marks(caller), "uote.amount")
    assert.deepStrictEqual(rulesOf(reports.get("src/stranger.ts")), [])
  })

  it("changes nothing in a file whose proof stands in another one", () => {
    const project = Project.make(files)
    for (const file of [api, caller, reader, types]) {
      const facts = { legacyRemains: true, outside: project.outsideOf(file.path)! }
      const result = Fixer.fix(file, { level: "review" }, undefined, facts)
      assert.strictEqual(result.text, file.text, file.path)
      assert.isTrue(result.report.units.every((unit) => unit.safety === "manual" && unit.needs.length > 0))
    }
  })

  it("says nothing of files that import nothing proven", () => {
    assert.deepStrictEqual(Project.make([types, reader]).paths, [])
    assert.isUndefined(Project.make(files).outsideOf("src/nobody.ts"))
  })

  it("ends on imports that go in circles", () => {
    const circle = [
      {
        path: "a.ts",
        text: `import { b } from "./b.ts"\nexport const a = () => fetch("/conversion/stablecoins/" + b())\n`
      },
      { path: "b.ts", text: `import { a } from "./a.ts"\nexport const b = () => a()\n` }
    ]
    assert.isTrue(Project.make(circle).paths.length <= 2)
  })
})

const service = path.resolve(import.meta.dirname, "../../../../examples/typescript-service")

const serviceFiles = (): ReadonlyArray<Engine.File> =>
  fs
    .readdirSync(service, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
    .map((file) => ({
      path: file.replaceAll("\\", "/"),
      text: fs.readFileSync(path.join(service, file), "utf8")
    }))

describe("the example service", () => {
  const reports = check(serviceFiles())

  const expected: ReadonlyArray<readonly [file: string, code: string, rule: string]> = [
    ["src/paxos/conversions.ts", "return this.#client.delete<StablecoinConversion>(`${CONVERSI", "cancel"],
    ["src/paxos/types.ts", "export type ConversionStatus = 'CREATED' | 'SETTLED' | 'CANC", "terminal-status"],
    ["src/paxos/types.ts", "settled_at?: string;", "no-equivalent"],
    ["src/paxos/types.ts", "profile_id: string;", "request-field"],
    ["src/paxos/types.ts", "ref_id?: string;", "ref-id"],
    ["src/treasury/convert.ts", "recipient_profile_id: customers,", "request-field"],
    ["src/treasury/convert.ts", "if (Number(existing.amount) === Number(amount)) return exist", "amount-type"],
    ["src/treasury/convert.ts", "if (conversion.status === 'SETTLED') return toLedgerEntry(co", "terminal-status"],
    ["src/treasury/convert.ts", "throw new Error(`order ${order.id} was cancelled at ${conver", "no-equivalent"],
    ["src/treasury/convert.ts", "const body = {", "ref-id"],
    ["src/treasury/convert.ts", "const cancelled = await this.conversions.cancel(conversionId", "cancel"],
    ["src/treasury/errors.ts", "if (detail.startsWith('conversion already exists with ref_id", "error-shape"],
    ["src/treasury/errors.ts", "? `this order was converted at ${existing.settled_at}`", "no-equivalent"],
    ["src/treasury/mapper.ts", "if (conversion.status !== 'SETTLED' || conversion.settled_at", "no-equivalent"],
    ["src/treasury/mapper.ts", "const { amount, source_asset, target_asset: creditAsset, pro", "response-field"],
    ["src/treasury/mapper.ts", "profile: conversion.recipient_profile_id ?? payer,", "response-field"],
    ["src/treasury/poller.ts", "while (conversion.status !== 'SETTLED') {", "terminal-status"],
    ["src/treasury/report.ts", "'created_at.begin': `${day}T00:00:00Z`,", "query-param"],
    ["src/treasury/report.ts", "'updated_at.begin': since.toISOString(),", "no-equivalent"],
    ["src/treasury/report.ts", "if (row.settled_at === undefined) return 0;", "no-equivalent"],
    ["src/treasury/report.ts", "const lines = rows.map(({ id, ref_id, amount, source_asset, ", "response-field"],
    ["src/treasury/status.ts", "export const FINAL_STATUSES: readonly ConversionStatus[] = [", "terminal-status"],
    ["src/treasury/status.ts", "case 'SETTLED':", "terminal-status"],
    ["src/treasury/status.ts", "return conversion.status === 'SETTLED'", "terminal-status"],
    ["src/server.ts", "amount: conversion.amount,", "response-field"]
  ]

  it.each(expected)("has in %s at %j a finding of %s", (file, code, rule) => {
    const { text } = serviceFiles().find((one) => one.path === file)!
    const lines = reports
      .get(file)!
      .findings.filter((finding) => finding.rule === rule)
      .map(({ range }) => text.slice(0, range.start).split("\n").length - 1)
    assert.isTrue(lines.some((line) => text.split("\n")[line]!.includes(code)))
  })

  it.each(["src/paxos/quotes.ts", "src/paxos/transfers.ts", "src/treasury/orders.ts", "src/config.ts"])(
    "is silent about %s",
    (file) => assert.deepStrictEqual(reports.get(file)!.findings, [])
  )

  it("is silent about trades in files that also convert", () => {
    const isTrade = (file: string, from: string, to: string): void => {
      const { text } = serviceFiles().find((one) => one.path === file)!
      const [start, end] = [text.indexOf(from), to === "" ? text.length : text.indexOf(to)]
      assert.isTrue(start >= 0 && end > start, `${file}: ${from}`)
      for (const { range } of reports.get(file)!.findings)
        assert.isFalse(range.start >= start && range.start <= end, from)
    }
    isTrade("src/paxos/types.ts", "export type QuoteExecutionStatus", "/** Error bodies")
    isTrade("src/treasury/status.ts", "export function isTradeOpen", "")
    isTrade("test/treasury.test.ts", "// Trades and transfers", "")
  })
})
