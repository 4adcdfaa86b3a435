/** Units as the client's tree and lenses show them. */
import type { FileReport, Unit } from "@segue/migrate/Finding"
import type { Range } from "@segue/migrate/text/Range"

import type { UnitEntry } from "./Protocol.ts"
import type { Places } from "./Translation.ts"

/** From the first finding of a unit to its last. */
export const rangeOf = (report: FileReport, unit: Unit): Range => {
  const ranges = unit.findings.map((index) => report.findings[index]!.range)
  return {
    start: Math.min(...ranges.map(({ start }) => start)),
    end: Math.max(...ranges.map(({ end }) => end))
  }
}

/** The units of a report, in the order of the text. */
export const of = (report: FileReport, places: Places): ReadonlyArray<UnitEntry> =>
  report.units
    .map((unit) => ({ unit, range: rangeOf(report, unit) }))
    .toSorted((a, b) => a.range.start - b.range.start)
    .map(({ range, unit }) => {
      const findings = unit.findings.map((index) => report.findings[index]!)
      return {
        id: unit.id,
        title: unit.title,
        safety: unit.safety,
        range: places.range(range),
        rules: [...new Set(findings.map(({ rule }) => rule))],
        messages: [...new Set(findings.map(({ message }) => message))],
        needs: unit.needs,
        isFixable: unit.edits.length > 0
      }
    })
