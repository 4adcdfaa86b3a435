/** One file that the first tier let through: its text and what the engine says about it. */
import type { Config } from "@segue/migrate/Config"
import * as Engine from "@segue/migrate/Engine"
import type { Api } from "@segue/migrate/evidence/Paths"
import type { FileReport, Unit } from "@segue/migrate/Finding"
import type { Subject } from "@segue/migrate/model/Subject"
import * as Prefilter from "@segue/migrate/prefilter/Prefilter"
import type { Outside } from "@segue/migrate/project/Outside"
import type { Facts } from "@segue/migrate/rules/Rule"
import * as Result from "effect/Result"

import type { Skipped } from "../files/Skipped.ts"
import type { Entry } from "../files/Walk.ts"
import { bounded } from "./bounded.ts"

/** A text that passed the first tier. */
export interface Candidate {
  readonly entry: Entry
  /** Without its byte order mark, as editors count. */
  readonly text: string
  readonly hasBom: boolean
  readonly config: Config
  /** What the first tier found in the text, where that is known. */
  readonly signals?: ReadonlySet<Prefilter.Signal>
  /** What other modules of the project prove about this one's names. */
  readonly outside?: Outside
}

/** What is known beyond one file: about the whole project, and about this file by others. */
export const factsOf = ({ outside }: Pick<Candidate, "outside">, legacyRemains: boolean): Facts => ({
  legacyRemains,
  ...(outside === undefined ? {} : { outside })
})

export interface Inspection extends Candidate {
  readonly report: FileReport
  /**
   * For each call of the legacy API its unit, or `undefined` for one that is switched off or suppressed. While one of
   * them stays, its scopes are needed.
   */
  readonly legacyCalls: ReadonlyArray<Unit | undefined>
  /** How many calls of the new API stand in it. */
  readonly successorCalls: number
  /** Whether something in it is judged by what the rest of the project does. */
  readonly dependsOnProject: boolean
  /** What the engine took for it, in milliseconds. */
  readonly tookMs: number
}

/** No file that anybody wrote takes the engine longer. */
const TIMEOUT_MS = 10_000

/** Why there is no answer about a file. */
export type Failure = Omit<Skipped, "file">

const TOO_LONG = `took longer than ${TIMEOUT_MS / 1000} seconds and was given up; please report it`

/** Lets the engine work on one file: within the time limit, and so that a mistake in it costs this file alone. */
export const attempt = <A>(work: () => A, timeoutMs: number = TIMEOUT_MS): Result.Result<A, Failure> => {
  try {
    return Result.mapError(bounded(timeoutMs, work), () => ({ why: TOO_LONG }))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return Result.fail({ why: `made segue fail (${message}); please report it`, mistake: error })
  }
}

const isCallOf =
  (api: Api) =>
  (subject: Subject): boolean =>
    (subject.kind === "site" && subject.api === api) ||
    (subject.kind === "mention" && subject.zone === "code" && subject.path.api === api)
const isLegacyCall = isCallOf("legacy")
const isSuccessorCall = isCallOf("orchestration")

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

type Reading = ReturnType<typeof Engine.reading>

/** What was read of files that may be judged once more; no more of it is kept than of texts of so many characters. */
const readings = new WeakMap<Inspection, Reading>()
const KEPT_MAX = 2_000_000
let kept = 0

const ask = (candidate: Candidate, legacyRemains: boolean): Inspection => {
  const startMs = performance.now()
  const { config, entry, outside, signals, text } = candidate
  const facts = outside === undefined ? {} : { outside }
  const reading = Engine.reading({ path: entry.shown, text }, config, facts, signals)
  const inspection = judged(candidate, reading(legacyRemains), startMs)
  if (inspection.dependsOnProject && kept + text.length <= KEPT_MAX) {
    kept += text.length
    readings.set(inspection, reading)
  }
  return inspection
}

const judged = (candidate: Candidate, checked: Engine.Checked, startMs: number): Inspection => ({
  ...candidate,
  report: checked.report,
  legacyCalls: unitsOf(checked.model.subjects.filter(isLegacyCall), checked),
  successorCalls: checked.model.subjects.filter(isSuccessorCall).length,
  dependsOnProject: Engine.dependsOnProject(checked),
  tookMs: performance.now() - startMs
})

/** What was asked about once, now that legacy calls are known to remain. */
const askAgain = (inspection: Inspection): Inspection => {
  const reading = readings.get(inspection)
  if (reading === undefined) return ask(inspection, true)
  readings.delete(inspection)
  kept -= inspection.text.length
  return judged(inspection, reading(true), performance.now())
}

/** Asks the engine about a file, whose text may have changed since the first tier saw it. */
export const inspect = (candidate: Candidate, legacyRemains: boolean): Result.Result<Inspection, Failure> =>
  attempt(() => ask({ ...candidate, signals: Prefilter.ofText(candidate.text) }, legacyRemains))

type Answers = ReadonlyArray<Result.Result<Inspection, Failure>>

/** Works on several files under one time limit, which costs as much to set up as a file costs to judge. */
const together = <A extends Candidate>(files: ReadonlyArray<A>, work: (file: A) => Inspection): Answers => {
  const answers: Array<Result.Result<Inspection, Failure>> = []
  while (answers.length < files.length) {
    const all = attempt(() => {
      for (const file of files.slice(answers.length)) answers.push(Result.succeed(work(file)))
    })
    // The file it stopped at has the whole limit to itself once more: the others may have used it up.
    if (Result.isFailure(all)) {
      const file = files[answers.length]!
      answers.push(attempt(() => work(file)))
    }
  }
  return answers
}

/** Asks about several files while nothing is known to remain. */
export const inspectAll = (candidates: ReadonlyArray<Candidate>): Answers =>
  together(candidates, (one) => ask(one, false))

/** Asks once more about files that others keep on the legacy API. */
export const inspectAgain = (inspections: ReadonlyArray<Inspection>): Answers => together(inspections, askAgain)
