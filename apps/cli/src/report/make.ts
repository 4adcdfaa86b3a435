/** From a check to a report. */
import type { Safety } from "@segue/migrate/Finding"

import manifest from "../../package.json" with { type: "json" }
import type { Outcome } from "../check/Check.ts"
import type { Document } from "../check/Document.ts"
import { worstFirst } from "../render/advice.ts"
import { notUnderstood } from "../render/check-pretty.ts"
import type { Part, Point, Report, Task } from "./Report.ts"
import type { Counted } from "./Tally.ts"

/** A folder is named by so many levels below where the user stands. */
const LEVELS = 2

/** The folder that a file counts for. */
export const folderOf = (file: string): string => file.split("/").slice(0, -1).slice(0, LEVELS).join("/") || "."

interface Sums {
  readonly calls: { legacy: number; successor: number }
  readonly units: Record<Safety, number>
}

const zero = (): Sums => ({ calls: { legacy: 0, successor: 0 }, units: { safe: 0, review: 0, manual: 0 } })

const weight = ({ calls, units }: Sums): number => calls.legacy + units.safe + units.review + units.manual

interface Placed {
  readonly name: string
  readonly safety: Safety
}

/** Calls and units by a name; where most is left comes first. */
const parts = (calls: ReadonlyArray<Counted & { name: string }>, units: ReadonlyArray<Placed>): ReadonlyArray<Part> => {
  const all = new Map<string, Sums>()
  const of = (name: string): Sums => {
    const known = all.get(name) ?? zero()
    all.set(name, known)
    return known
  }
  for (const { legacy, name, successor } of calls) {
    of(name).calls.legacy += legacy
    of(name).calls.successor += successor
  }
  for (const { name, safety } of units) of(name).units[safety]++
  return [...all]
    .toSorted(([a, x], [b, y]) => weight(y) - weight(x) || (a < b ? -1 : 1))
    .map(([name, sums]) => ({ name, ...sums }))
}

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
