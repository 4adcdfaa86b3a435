/** What `segue fix` says: a diff, or three lists: fixed, needs a person, not understood. */
import * as Lines from "@segue/migrate/text/Lines"
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff"

import type { Document } from "../check/Document.ts"
import type { Skipped } from "../files/Skipped.ts"
import type { Change, Fixed } from "../fix/Fix.ts"
import type { Output } from "../Host.ts"
import { counted, noteLines, notUnderstoodLines } from "./check-pretty.ts"
import { printable } from "./printable.ts"

/** Names that a patch cannot carry bare are quoted, as git does. */
const quoted = (name: string): string => (/["\\\n\t]/u.test(name) ? JSON.stringify(name) : name)

/** The unified diff of all changes, ready for `patch -p1` and `git apply`. */
export const diff = (changes: ReadonlyArray<Change>): string =>
  changes
    .map(({ after, before: { entry, hasBom, text } }) => {
      const mark = hasBom ? "\uFEFF" : ""
      return createTwoFilesPatch(
        quoted(`a/${entry.shown}`),
        quoted(`b/${entry.shown}`),
        mark + text,
        mark + after,
        undefined,
        undefined,
        { headerOptions: FILE_HEADERS_ONLY }
      )
    })
    .join("")

const fixedLines = (changes: ReadonlyArray<Change>): ReadonlyArray<string> =>
  changes.flatMap(({ applied, before }) => {
    const titles = new Map<string, number>()
    for (const { title } of applied) titles.set(title, (titles.get(title) ?? 0) + 1)
    const looks = [...new Set(applied.flatMap(({ needs }) => needs))]
    return [
      `${printable(before.entry.shown)}  ${[...titles].map(([title, count]) => (count === 1 ? title : `${title} (${count} times)`)).join(", ")}`,
      ...looks.map((need) => `    look at this: ${printable(need)}`)
    ]
  })

const personLines = (output: Output, { outcome }: Fixed): ReadonlyArray<string> =>
  outcome.inspections.flatMap(({ entry, report, text }) => {
    const starts = Lines.starts(text)
    return report.units.flatMap((unit) => {
      const first = report.findings[unit.findings[0] ?? -1]
      if (first === undefined) return []
      const { column, line } = Lines.at(starts, first.range.start)
      const rules = [...new Set(unit.findings.map((index) => report.findings[index]!.rule))].join(", ")
      const left = unit.safety === "manual" ? "" : ` (segue fix${unit.safety === "review" ? " --unsafe" : ""} does it)`
      return [
        `${printable(entry.shown)}:${line}:${column}  ${printable(first.message)}${left} ${output.style("dim", `[${rules}]`)}`,
        ...unit.needs.map((need) => `    ${printable(need)}`)
      ]
    })
  })

const list = (title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ""]

interface Told {
  readonly fixed: Fixed
  /** Of the state after. */
  readonly document: Document
  readonly unwritten: ReadonlyArray<Skipped>
  readonly isDryRun: boolean
}

/** What is left, by who does it; what was not understood may be, too. */
const leftLine = (document: Document, fixed: Fixed, unwritten: ReadonlyArray<Skipped>): string => {
  const { manual, review, safe } = document.summary.units
  const parts = [
    ...(safe > 0 ? [`${safe} by segue fix`] : []),
    ...(review > 0 ? [`${review} by segue fix --unsafe with a look`] : []),
    ...(manual > 0 ? [`${manual} by a person`] : [])
  ]
  const left = safe + review + manual
  if (left > 0) return `${left} left: ${parts.join(", ")}`
  const isKnown = unwritten.length + fixed.withdrawn.length + notUnderstoodLines(document).length === 0
  return isKnown ? "nothing is left" : "nothing else is left where it was understood"
}

/** The report. */
export const report = (output: Output, { document, fixed, isDryRun, unwritten }: Told): string => {
  const failed = new Set(unwritten.map(({ file }) => file))
  const changes = fixed.changes.filter(({ before }) => !failed.has(before.entry.shown))
  const units = changes.reduce((sum, { applied }) => sum + applied.length, 0)
  const verb = isDryRun ? "would be fixed" : "fixed"
  return [
    ...list(output.style("green", isDryRun ? "Would be fixed" : "Fixed"), fixedLines(changes)),
    ...list(output.style("magenta", "Needs a person"), personLines(output, fixed)),
    ...list(output.style("yellow", "Not understood, or not looked into"), notUnderstoodLines(document)),
    ...list("Notes", noteLines(document)),
    ...list(
      output.style("red", "Taken back, because the result would have been wrong; please report this"),
      fixed.withdrawn.map(({ file, title, why }) => `${printable(file)}  ${title}: ${printable(why)}`)
    ),
    ...list(
      output.style("red", "Not written"),
      unwritten.map(({ file, why }) => `${printable(file)} ${printable(why)}`)
    ),
    `${counted(units, "unit")} in ${counted(changes.length, "file")} ${verb}; ${leftLine(document, fixed, unwritten)}.`,
    ""
  ].join("\n")
}
