/**
 * Works out what a run of `segue fix` changes, in memory. Nothing is written here, so that a mistake found late costs
 * nothing.
 */
import type { Unit } from "@segue/migrate/Finding"
import * as Fixer from "@segue/migrate/Fixer"
import * as Result from "effect/Result"

import type { Outcome } from "../check/Check.ts"
import * as Inspection from "../check/Inspection.ts"
import type { Skipped } from "../files/Skipped.ts"

/** One file that changes. */
export interface Change {
  readonly before: Inspection.Inspection
  readonly after: string
  readonly applied: Fixer.FixResult["applied"]
}

/** A unit that could not be applied without harm: a defect of ours. */
interface Withdrawn extends Fixer.Withdrawn {
  readonly file: string
}

export interface Fixed {
  readonly changes: ReadonlyArray<Change>
  readonly withdrawn: ReadonlyArray<Withdrawn>
  /** What there is to say about every file as it will be. */
  readonly outcome: Outcome
}

/** Whether a run with these options fixes a unit of a report. */
export const moves =
  (options: Fixer.FixOptions) =>
  (unit: Unit, report: Inspection.Inspection["report"]): boolean =>
    Fixer.isWanted(unit, report, options)

interface Attempt {
  readonly changes: ReadonlyArray<Change>
  readonly withdrawn: ReadonlyArray<Withdrawn>
  readonly inspections: ReadonlyArray<Inspection.Inspection>
  readonly skipped: ReadonlyArray<Skipped>
}

const attempt = (outcome: Outcome, options: Fixer.FixOptions, legacyRemains: boolean): Attempt => {
  const changes: Array<Change> = []
  const withdrawn: Array<Withdrawn> = []
  const inspections: Array<Inspection.Inspection> = []
  const skipped: Array<Skipped> = []
  for (const before of outcome.inspections) {
    const file = before.entry.shown
    const facts = Inspection.factsOf(before, legacyRemains)
    const fixed = Inspection.attempt(() => Fixer.fix({ path: file, text: before.text }, options, before.config, facts))
    const both = Result.flatMap(fixed, (result) =>
      Result.map(Inspection.inspect({ ...before, text: result.text }, legacyRemains), (after) => ({ result, after }))
    )
    if (Result.isFailure(both)) {
      skipped.push({ file, ...both.failure })
      continue
    }
    const { after, result } = both.success
    for (const one of result.withdrawn) withdrawn.push({ ...one, file })
    if (result.isChanged) changes.push({ before, after: result.text, applied: result.applied })
    inspections.push(after)
  }
  return { changes, withdrawn, inspections, skipped }
}

const staysIn = (inspections: ReadonlyArray<Inspection.Inspection>): boolean =>
  inspections.some(({ legacyCalls }) => legacyCalls.length > 0)

/**
 * Applies the wanted units of a checked project. Scopes are replaced only when no legacy call is left afterwards; when
 * one turns out to be left after all (its unit was withdrawn), everything is worked out anew with that known.
 */
export const fix = (outcome: Outcome, options: Fixer.FixOptions): Fixed => {
  const first = attempt(outcome, options, outcome.legacyRemains)
  const isSurprised = !outcome.legacyRemains && (staysIn(first.inspections) || first.skipped.length > 0)
  const { changes, inspections, skipped, withdrawn } = isSurprised ? attempt(outcome, options, true) : first
  return {
    changes,
    withdrawn,
    outcome: { ...outcome, inspections, skipped: [...outcome.skipped, ...skipped] }
  }
}
