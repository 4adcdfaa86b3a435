/** A file's report as plain data, and its places moved. */
import type { FileReport, Finding, Unit } from "../Finding.ts"
import type { Range } from "../text/Range.ts"

export type Report = FileReport

/** Where a place is now. */
export type Move = <A extends Range>(place: A) => A

/** A finding whose every place is moved. */
export const movedFinding = (finding: Finding, move: Move): Finding => ({
  ...finding,
  range: move(finding.range),
  evidence: { ...finding.evidence, range: move(finding.evidence.range) }
})

/** A unit whose every place is moved. */
export const movedUnit = (unit: Unit, move: Move): Unit => ({
  ...unit,
  edits: unit.edits.map(move),
  alternatives: unit.alternatives.map((one) => ({ ...one, edits: one.edits.map(move) }))
})

/** A report whose every place is moved. */
export const moved = (report: Report, move: Move): Report => ({
  ...report,
  findings: report.findings.map((finding) => movedFinding(finding, move)),
  units: report.units.map((unit) => movedUnit(unit, move))
})

/** Every place a unit would change. */
export const placesOfUnit = ({ alternatives, edits }: Unit): ReadonlyArray<Range> => [
  ...edits,
  ...alternatives.flatMap((one) => one.edits)
]

/** Every place that a report is about. */
export const placesOf = ({ findings, units }: Report): ReadonlyArray<Range> => [
  ...findings.flatMap(({ evidence, range }) => [range, evidence.range]),
  ...units.flatMap(placesOfUnit)
]
