/** What `segue report` says on a terminal: the numbers, and where the rest is. */
import { type Part, type Report, sum } from "@segue/migrate/report/Report"
import * as sentences from "@segue/migrate/report/sentences"

import { printable } from "../printable.ts"

const ROWS_MAX = 12

const table = (rows: ReadonlyArray<ReadonlyArray<string | number>>): ReadonlyArray<string> => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)))
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) =>
          column === 0 ? String(cell).padEnd(widths[0]!) : String(cell).padStart(widths[column]!)
        )
        .join("  ")}`
  )
}

const partsTable = (title: string, parts: ReadonlyArray<Part>): ReadonlyArray<string> => {
  if (parts.length === 0) return []
  const rows = parts
    .slice(0, ROWS_MAX)
    .map(({ calls, name, units }) => [
      printable(name),
      calls.legacy,
      calls.successor,
      units.safe,
      units.review,
      units.manual
    ])
  const more = parts.length - rows.length
  return [
    "",
    ...table([[title, "old calls", "new calls", "safe", "review", "person"], ...rows]),
    ...(more > 0 ? [`  and ${more} more`] : [])
  ]
}

/** The text. */
export const text = (report: Report): string => {
  const { history, people } = report
  const rules = report.rules.map(({ findings, rule, units }) => [
    rule,
    findings,
    units.safe,
    units.review,
    units.manual
  ])
  const asked = sentences.decisions(report).slice(0, ROWS_MAX)
  const lines = [
    `${sentences.headline(report)} (${sentences.share(report)}).`,
    sentences.left(report),
    ...(history.length === 0 ? [] : [sentences.since(report, history.at(-1)!)]),
    ...partsTable("folder", report.folders),
    ...partsTable("language", report.languages),
    ...(rules.length === 0 ? [] : ["", ...table([["rule", "findings", "safe", "review", "person"], ...rules])]),
    ...(asked.length === 0
      ? []
      : ["", "For people to decide:", ...asked.map(([need, count]) => `  ${count} x ${printable(need)}`)]),
    ...(report.notUnderstood.length === 0
      ? []
      : ["", `${report.notUnderstood.length} not understood, or not looked into; segue check names them.`]),
    ...(people.length === 0 && sum(report.units) === 0
      ? []
      : ["", "segue report --html report.html shows every place."])
  ]
  return `${lines.join("\n")}\n`
}
