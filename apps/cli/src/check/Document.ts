/** The answer of a check as plain data: what `--format json` prints, and what the other formats are made from. */
import type { Severity } from "@segue/migrate/Config"
import type { Finding, Safety, Unit } from "@segue/migrate/Finding"
import type { RuleId } from "@segue/migrate/rules/RuleId"
import type { Edit } from "@segue/migrate/text/Edit"
import * as Lines from "@segue/migrate/text/Lines"
import type { Range } from "@segue/migrate/text/Range"

import type { Skipped } from "../files/Skipped.ts"
import type { Outcome } from "./Check.ts"
import type { Inspection } from "./Inspection.ts"

/** Lines and columns from 1, columns in UTF-16 code units; a byte order mark is not counted. */
export interface Span {
  readonly start: Lines.Position
  readonly end: Lines.Position
}

export interface Change {
  readonly file: string
  readonly range: Span
  readonly newText: string
}

export interface FindingEntry {
  readonly file: string
  readonly rule: RuleId
  readonly severity: Exclude<Severity, "off">
  readonly message: string
  readonly range: Span
  readonly offset: readonly [start: number, end: number]
  readonly unit: string
  readonly evidence: { readonly file: string; readonly range: Span; readonly because: string }
  readonly notes: ReadonlyArray<string>
  readonly fix: null | {
    readonly safety: Exclude<Safety, "manual">
    readonly title: string
    readonly edits: ReadonlyArray<Change>
  }
  readonly docs: string
}

interface UnitEntry {
  readonly id: string
  readonly title: string
  readonly safety: Safety
  readonly findings: ReadonlyArray<number>
  readonly edits: ReadonlyArray<Change>
  readonly needs: ReadonlyArray<string>
}

/** Said about a file as a whole, or about a suppression in it; no finding. */
interface NoteEntry {
  readonly file: string
  readonly code: string
  readonly message: string
  readonly range?: Span
}

interface Summary {
  readonly files: number
  readonly scanned: number
  readonly bytes: number
  readonly findings: number
  readonly units: Readonly<Record<Safety, number>>
  readonly skipped: ReadonlyArray<Skipped>
  readonly ms: number
}

export interface Document {
  readonly version: 1
  readonly findings: ReadonlyArray<FindingEntry>
  readonly units: ReadonlyArray<UnitEntry>
  readonly notes: ReadonlyArray<NoteEntry>
  readonly summary: Summary
}

/** Where a rule's page is, from the repository's root. */
export const docsOf = (rule: RuleId): string => `docs/rules/${rule}.md`

interface Parts {
  readonly findings: Array<FindingEntry>
  readonly units: Array<UnitEntry>
  readonly notes: Array<NoteEntry>
}

type ToSpan = (range: Range) => Span

const spans = (text: string): ToSpan => {
  const starts = Lines.starts(text)
  return ({ end, start }) => ({ start: Lines.at(starts, start), end: Lines.at(starts, end) })
}

const changes = (file: string, toSpan: ToSpan, edits: ReadonlyArray<Edit>): ReadonlyArray<Change> =>
  edits.map((edit) => ({ file, range: toSpan(edit), newText: edit.text }))

const findingEntry = (
  file: string,
  toSpan: ToSpan,
  { finding, unit }: { finding: Finding; unit: Unit }
): FindingEntry => ({
  file,
  rule: finding.rule,
  severity: finding.severity === "off" ? "info" : finding.severity,
  message: finding.message,
  range: toSpan(finding.range),
  offset: [finding.range.start, finding.range.end],
  unit: `${file}#${unit.id}`,
  evidence: { file, range: toSpan(finding.evidence.range), because: finding.evidence.because },
  notes: finding.notes,
  fix:
    unit.safety === "manual" || unit.edits.length === 0
      ? null
      : { safety: unit.safety, title: unit.title, edits: changes(file, toSpan, unit.edits) },
  docs: docsOf(finding.rule)
})

const add = (parts: Parts, { entry, report, text }: Inspection): void => {
  const file = entry.shown
  const toSpan = spans(text)
  const first = parts.findings.length
  const unitOf = new Map(report.units.flatMap((unit) => unit.findings.map((index) => [index, unit] as const)))
  report.findings.forEach((finding, index) => {
    parts.findings.push(findingEntry(file, toSpan, { finding, unit: unitOf.get(index)! }))
  })
  for (const unit of report.units) {
    parts.units.push({
      id: `${file}#${unit.id}`,
      title: unit.title,
      safety: unit.safety,
      findings: unit.findings.map((index) => first + index),
      edits: changes(file, toSpan, unit.edits),
      needs: unit.needs
    })
  }
  for (const { code, message } of report.notes) parts.notes.push({ file, code, message })
  for (const { range, unknown } of report.unusedSuppressions ?? []) {
    const message =
      unknown.length === 0 ? "This suppression suppresses nothing." : `No rule is called ${unknown.join(" or ")}.`
    parts.notes.push({ file, code: "unused-suppression", message, range: toSpan(range) })
  }
}

/** The document of an outcome that took `ms`. */
export const make = ({ counts, inspections, skipped }: Outcome, ms: number): Document => {
  const parts: Parts = { findings: [], units: [], notes: [] }
  for (const inspection of inspections) add(parts, inspection)
  const units = { safe: 0, review: 0, manual: 0 }
  for (const { safety } of parts.units) units[safety]++
  return {
    version: 1,
    ...parts,
    summary: {
      files: counts.files,
      scanned: counts.scanned,
      bytes: counts.bytes,
      findings: parts.findings.length,
      units,
      skipped: skipped.map(({ file, why }) => ({ file, why })),
      ms: Math.round(ms)
    }
  }
}
