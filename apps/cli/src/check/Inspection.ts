/** One file that the first tier let through: its text and what the engine says about it. */
import type { Config } from "@segue/migrate/Config"
import * as Engine from "@segue/migrate/Engine"
import type { FileReport, Unit } from "@segue/migrate/Finding"
import type { Subject } from "@segue/migrate/model/Subject"
import type { Facts } from "@segue/migrate/rules/Rule"
import * as Result from "effect/Result"

import type { Entry } from "../files/Walk.ts"
import { bounded } from "./bounded.ts"

/** A text that passed the first tier. */
export interface Candidate {
  readonly entry: Entry
  /** Without its byte order mark, as editors count. */
  readonly text: string
  readonly hasBom: boolean
  readonly config: Config
}

export interface Inspection extends Candidate {
  readonly report: FileReport
  /**
   * For each call of the legacy API its unit, or `undefined` for one that is switched off or suppressed. While one of
   * them stays, its scopes are needed.
   */
  readonly legacyCalls: ReadonlyArray<Unit | undefined>
  /** Whether something in it is judged by what the rest of the project does. */
  readonly dependsOnProject: boolean
}

/** No file that anybody wrote takes the engine longer. */
export const TIMEOUT_MS = 10_000

/** Why a file was given up. */
export const TOO_LONG = `took longer than ${TIMEOUT_MS / 1000} seconds and was given up; please report it`

const isLegacyCall = (subject: Subject): boolean =>
  (subject.kind === "site" && subject.api === "legacy") ||
  (subject.kind === "mention" && subject.zone === "code" && subject.path.api === "legacy")

const isProjectWide = (subject: Subject): boolean => subject.kind === "scopes" || subject.kind === "payload"

const placeOf = ({ evidence, kind }: Subject): string => `${kind} ${evidence.range.start} ${evidence.range.end}`

/** The units of these subjects; a place that two subjects share is one. */
const unitsOf = (
  subjects: ReadonlyArray<Subject>,
  { report, subjects: named }: Engine.Checked
): ReadonlyArray<Unit | undefined> => {
  const units = new Map(
    report.units.flatMap((unit) => (named.get(unit.id) ?? []).map((subject) => [placeOf(subject), unit] as const))
  )
  return subjects.map((subject) => units.get(placeOf(subject)))
}

/** Asks the engine about a file, within the time limit. */
export const inspect = (
  candidate: Candidate,
  facts: Facts,
  timeoutMs: number = TIMEOUT_MS
): Result.Result<Inspection, "too long"> =>
  Result.map(
    bounded(timeoutMs, () =>
      Engine.inspect({ path: candidate.entry.shown, text: candidate.text }, candidate.config, facts)
    ),
    (checked) => ({
      ...candidate,
      report: checked.report,
      legacyCalls: unitsOf(checked.model.subjects.filter(isLegacyCall), checked),
      dependsOnProject: checked.model.subjects.some(isProjectWide)
    })
  )
