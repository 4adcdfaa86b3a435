/** What `segue verify` prints. */
import * as Issue from "@segue/core/Issue"
import * as Ledger from "@segue/sandbox/Ledger"

import type { Output } from "../Host.ts"
import * as Balances from "../verify/Balances.ts"
import { laws } from "../verify/laws/index.ts"
import type { Different, Summary } from "../verify/Verify.ts"

/** Said with every answer, in every format. */
const SCOPE =
  "This is shown on Segue's own sandbox, which follows the vendor's documentation. It is not a proof about the vendor."

/** Accounts as people name them. */
const nameOf = (account: string): string =>
  account === Ledger.ISSUANCE ? "issued and redeemed" : account.replace(/^profile\//u, "").replace("/", "  ")

/** Rows in columns: text to the left, numbers to the right. */
const table = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const isNumber = (column: number) => rows.every((row, index) => index === 0 || /^-?[\d.]+$/u.test(row[column]!))
  const cell = (text: string, column: number) =>
    isNumber(column) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!)
  return rows.map((row) => `  ${row.map(cell).join("  ")}`.trimEnd() + "\n").join("")
}

/** Every balance that one of the two runs changed, before and after. */
const ledgers = ({ judged: { legacy, migrated } }: Different): string => {
  const touched = new Set([
    ...Balances.differences(legacy.before, legacy.after),
    ...Balances.differences(migrated.before, migrated.after)
  ])
  if (touched.size === 0) return "  No balance changed on either side.\n"
  return table([
    ["account", "asset", "before", "after legacy", "after new"],
    ...[...touched].map((key) => {
      const [account, asset] = Balances.parts(key)
      return [
        nameOf(account),
        asset,
        Balances.format(legacy.before, key),
        Balances.format(legacy.after, key),
        Balances.format(migrated.after, key)
      ]
    })
  ])
}

const indent = (text: string): string =>
  text
    .split("\n")
    .map((line) => `  ${line}\n`)
    .join("")

const different = (output: Output, failed: Different): string => {
  const { answer, failures } = failed.judged
  return [
    `${output.style("red", "DIFFERENT")}: ${failed.case.name}, made as small as it still fails\n`,
    ...failures.map(({ law, message }) => `  ${law}: ${message}\n`),
    "\nlegacy request\n",
    indent(JSON.stringify(failed.case.request, null, 2) ?? "none"),
    "\nwhat it became\n",
    answer.tag === "migrated"
      ? indent(JSON.stringify(answer.result, null, 2) ?? "nothing")
      : answer.issues.map((issue) => `  refused: ${Issue.format(issue)}\n`).join(""),
    "\nboth ledgers\n",
    ledgers(failed),
    "\n"
  ].join("")
}

const coverage = (summary: Summary): string =>
  summary.coverage.size === 0
    ? ""
    : `\ncovered\n${table([...summary.coverage].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([feature, n]) => [feature, String(n)]))}`

const MEANINGS = {
  "settled alike": "every balance of every profile is the same, and what the request says",
  "refused alike": "neither moved anything",
  "not comparable": "outside of what can be compared; nothing is claimed about these",
  different: "a law does not hold"
} as const

/** The whole answer for people. */
export const pretty = (output: Output, what: string, summary: Summary, failed: Different | undefined): string =>
  [
    `${what}\n\n`,
    table(
      Object.entries(summary.verdicts).map(([verdict, n]) => [
        verdict,
        String(n),
        MEANINGS[verdict as keyof typeof MEANINGS]
      ])
    ),
    ...[...summary.notComparable].map(([reason, n]) => `    ${n} not comparable: ${reason}\n`),
    ...summary.named.map(
      ([name, verdict, reasons]) => `  ${name}: ${verdict}${reasons.length === 0 ? "" : ` (${reasons.join(", ")})`}\n`
    ),
    coverage(summary),
    "\nlaws\n",
    ...laws.map((law) => `  ${law.name.padEnd(10)}  ${law.states}\n`),
    "\n",
    failed === undefined ? "" : different(output, failed),
    `${SCOPE}\n`
  ].join("")

const plain = (balances: Balances.Balances): Record<string, string> =>
  Object.fromEntries([...balances.keys()].map((key) => [key, Balances.format(balances, key)]))

/** The whole answer for programs. */
export const json = (summary: Summary, failed: Different | undefined): string => {
  const { cases, coverage: covered, named, notComparable, verdicts } = summary
  const document = {
    version: 1,
    scope: SCOPE,
    cases,
    verdicts,
    notComparable: Object.fromEntries(notComparable),
    coverage: Object.fromEntries(covered),
    files: named.map(([name, verdict, reasons]) => ({ name, verdict, reasons })),
    laws: laws.map(({ name, states }) => ({ name, states })),
    ...(failed === undefined
      ? {}
      : {
          different: {
            name: failed.case.name,
            failures: failed.judged.failures,
            request: failed.case.request,
            migrated: failed.judged.answer.tag === "migrated" ? failed.judged.answer.result : null,
            refusal: failed.judged.answer.tag === "migrated" ? null : failed.judged.answer.issues,
            ledgers: {
              before: plain(failed.judged.legacy.before),
              afterLegacy: plain(failed.judged.legacy.after),
              afterNew: plain(failed.judged.migrated.after)
            }
          }
        })
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
