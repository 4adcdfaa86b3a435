/** From a check to a report. */
import type { Safety } from "@segue/migrate/Finding"
import { folderOf, parts } from "@segue/migrate/report/parts"
import type { Point, Report, Task } from "@segue/migrate/report/Report"

import manifest from "../../package.json" with { type: "json" }
import type { Outcome } from "../check/Check.ts"
import type { Document } from "../check/Document.ts"
import { worstFirst } from "../render/advice.ts"
import { notUnderstood } from "../render/check-pretty.ts"
import type { Counted } from "./Tally.ts"

const rulesOf = ({ findings, units }: Document): Report["rules"] => {
  const rows = new Map<
    string,
    { rule: Report["rules"][number]["rule"]; findings: number; units: Record<Safety, number> }
  >()
  for (const { findings: indexes, safety } of units) {
    const seen = new Set<string>()
    for (const index of indexes) {
      const { rule } = findings[index]!
      const row = rows.get(rule) ?? { rule, findings: 0, units: { safe: 0, review: 0, manual: 0 } }
      row.findings++
      if (!seen.has(rule)) row.units[safety]++
      seen.add(rule)
      rows.set(rule, row)
    }
  }
  return [...rows.values()].toSorted((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1))
}

const peopleOf = (document: Document): ReadonlyArray<Task> => {
  const units = new Map(document.units.map((unit) => [unit.id, unit]))
  const byUnit = Map.groupBy(worstFirst(document.findings), ({ unit }) => unit)
  return [...byUnit].flatMap(([id, [worst, ...others]]): ReadonlyArray<Task> => {
    const unit = units.get(id)
    if (worst === undefined || unit?.safety !== "manual") return []
    const { file, range, severity } = worst
    const rules = [...new Set([worst, ...others].map(({ rule }) => rule))]
    return [
      {
        file,
        line: range.start.line,
        column: range.start.column,
        title: unit.title,
        severity,
        rules,
        needs: unit.needs
      }
    ]
  })
}

export interface Made {
  readonly outcome: Outcome
  readonly document: Document
  readonly counted: ReadonlyArray<Counted>
  readonly paths: ReadonlyArray<string>
  /** In UTC, as ISO 8601. */
  readonly made: string
  readonly history: ReadonlyArray<Point>
}

/** The report of a check. */
export const make = ({ counted, document, history, made, outcome, paths }: Made): Report => {
  const { findings, notes, summary, units } = document
  const languages = new Map(outcome.inspections.map(({ entry, report }) => [entry.shown, report.language]))
  const placed = units.map(({ findings: [first], safety }) => ({ file: findings[first!]!.file, safety }))
  const by = (severity: Task["severity"]): number => findings.filter((one) => one.severity === severity).length
  return {
    version: 1,
    made,
    segue: manifest.version,
    paths,
    calls: {
      legacy: counted.reduce((total, { legacy }) => total + legacy, 0),
      successor: counted.reduce((total, { successor }) => total + successor, 0)
    },
    units: summary.units,
    findings: { error: by("error"), warning: by("warning"), info: by("info") },
    files: {
      found: summary.files,
      scanned: summary.scanned,
      withFindings: new Set(findings.map(({ file }) => file)).size
    },
    rules: rulesOf(document),
    folders: parts(
      counted.map((one) => ({ ...one, name: folderOf(one.file) })),
      placed.map(({ file, safety }) => ({ name: folderOf(file), safety }))
    ),
    languages: parts(
      counted.map((one) => ({ ...one, name: one.language })),
      placed.map(({ file, safety }) => ({ name: languages.get(file)!, safety }))
    ),
    people: peopleOf(document),
    notUnderstood: [
      ...summary.skipped,
      ...notes.filter(({ code }) => notUnderstood.has(code)).map(({ file, message }) => ({ file, why: message }))
    ],
    history
  }
}
