import type { Calls } from "@segue/migrate/report/Report"

/** Counts the calls of either API while a check runs: of files without a finding too, which the outcome leaves out. */
import type { Inspection } from "../check/Inspection.ts"

export interface Counted extends Calls {
  readonly file: string
  readonly language: string
}

export interface Tally {
  readonly onInspected: (inspection: Inspection) => void
  /** Every file in which something was counted. */
  readonly files: () => ReadonlyArray<Counted>
}

export const make = (): Tally => {
  const files = new Map<string, Counted>()
  return {
    // A file that is judged once more, with what others say about it, counts as it was judged last.
    onInspected: ({ entry, legacyCalls, report, successorCalls }) => {
      if (legacyCalls.length === 0 && successorCalls === 0) files.delete(entry.absolute)
      else {
        const calls = { legacy: legacyCalls.length, successor: successorCalls }
        files.set(entry.absolute, { file: entry.shown, language: report.language, ...calls })
      }
    },
    files: () => [...files.values()]
  }
}
