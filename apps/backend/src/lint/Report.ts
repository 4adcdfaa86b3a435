/** The engine's reports on some files as core's one report on all of them. */
import type * as Core from "@segue/core/Finding"
import type { FileReport } from "@segue/migrate/Finding"
import type { Edit } from "@segue/migrate/text/Edit"
import * as Lines from "@segue/migrate/text/Lines"
import type { Range } from "@segue/migrate/text/Range"

/** A file as it was looked at, and what the engine says of it. */
export interface Looked {
  readonly path: string
  readonly text: string
  readonly report: FileReport
}

const offsetOf = ({ end, start }: Range): readonly [number, number] => [start, end]

const reportOf = ({ path: file, report, text }: Looked, firstFinding: number): Core.Report => {
  if (report.skipped !== undefined) {
    return { findings: [], units: [], notes: [], skipped: [{ file, why: report.skipped.why }] }
  }
  const starts = Lines.starts(text)
  const spanOf = ({ end, start }: Range) => ({ start: Lines.at(starts, start), end: Lines.at(starts, end) })
  const changeOf = (edit: Edit): Core.Change => ({
    file,
    range: spanOf(edit),
    offset: offsetOf(edit),
    newText: edit.text
  })
  return {
    findings: report.findings.map(({ evidence, message, notes, range, rule, severity, unit }) => ({
      file,
      rule,
      severity: severity === "off" ? "info" : severity,
      message,
      range: spanOf(range),
      offset: offsetOf(range),
      unit: `${file}#${unit}`,
      evidence: { file, range: spanOf(evidence.range), because: evidence.because },
      notes,
      docs: `docs/rules/${rule}.md`
    })),
    units: report.units.map(({ edits, findings, id, needs, safety, title }) => ({
      id: `${file}#${id}`,
      title,
      safety,
      findings: findings.map((index) => firstFinding + index),
      edits: edits.map(changeOf),
      needs
    })),
    notes: [
      ...report.notes.map(({ code, message }) => ({ file, code, message })),
      ...(report.unusedSuppressions ?? []).map(({ range, unknown }) => ({
        file,
        code: "unused-suppression",
        message:
          unknown.length === 0 ? "This suppression suppresses nothing." : `No rule is called ${unknown.join(" or ")}.`,
        range: spanOf(range)
      }))
    ],
    skipped: []
  }
}

/** One report on all files, in their order. */
export const report = (files: ReadonlyArray<Looked>): Core.Report => {
  const all = { findings: [], units: [], notes: [], skipped: [] } as {
    readonly [Part in keyof Core.Report]: Array<Core.Report[Part][number]>
  }
  for (const file of files) {
    const one = reportOf(file, all.findings.length)
    all.findings.push(...one.findings)
    all.units.push(...one.units)
    all.notes.push(...one.notes)
    all.skipped.push(...one.skipped)
  }
  return all
}
