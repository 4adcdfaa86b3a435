/**
 * A run over files: the first tier on every file's bytes, the engine on those it lets through, and then, with what the
 * whole project does, once more on files whose scopes and payloads depend on it.
 */
import type { FileReport, Unit } from "@segue/migrate/Finding"
import * as Result from "effect/Result"

import type { Plan } from "../config/Plan.ts"
import * as Content from "../files/Content.ts"
import type { Skipped } from "../files/Skipped.ts"
import type { Step } from "../files/Walk.ts"
import * as grammars from "./grammars.ts"
import * as Inspection from "./Inspection.ts"

export interface Outcome {
  /** Files with something to say about, in the order in which they were found. */
  readonly inspections: ReadonlyArray<Inspection.Inspection>
  readonly skipped: ReadonlyArray<Skipped>
  /** Whether a call of the legacy API remains when the level's units are fixed. */
  readonly legacyRemains: boolean
  readonly counts: Counts
}

interface Counts {
  /** Found. */
  readonly files: number
  /** Read to the end. */
  readonly scanned: number
  /** Of those, what the engine itself was asked about. */
  readonly inspected: number
  readonly bytes: number
}

export interface Options {
  readonly plan: Plan
  /** Whether a unit will be fixed by this run; a legacy call that will not keeps its scopes. */
  readonly moves: (unit: Unit, report: FileReport) => boolean
  /** The project around, asked for only when files depend on it: legacy calls that stand elsewhere stay. */
  readonly rest?: () => Iterable<Step>
  /** Told after every file. */
  readonly onFile?: (files: number) => void
}

/** A plain check: what `segue fix` would move without further flags. */
export const movesSafe = (unit: Unit): boolean => unit.safety === "safe"

interface Scan {
  readonly candidates: (steps: Iterable<Step>) => AsyncGenerator<Inspection.Candidate>
  readonly skipped: Array<Skipped>
  /** Files that may hold anything, because nobody could look into them. */
  readonly unknown: Set<string>
  readonly counts: { files: number; scanned: number; inspected: number; bytes: number }
}

const scanner = (plan: Plan, onFile: (files: number) => void = () => {}): Scan => {
  const read = Content.reader(plan.maxFileSizeBytes)
  const skipped: Array<Skipped> = []
  const unknown = new Set<string>()
  const counts = { files: 0, scanned: 0, inspected: 0, bytes: 0 }
  return {
    skipped,
    unknown,
    counts,
    candidates: async function* (steps) {
      for (const step of steps) {
        counts.files++
        onFile(counts.files)
        if (step.kind === "skipped") {
          skipped.push(step.note)
          continue
        }
        const config = plan.configOf(step.entry.absolute)
        const content = read(step.entry.absolute, config.isPayloadFile)
        if (content.kind === "skipped") {
          const { isFailure, why } = content
          unknown.add(step.entry.absolute)
          skipped.push({ file: step.entry.shown, why, ...(isFailure === undefined ? {} : { isFailure }) })
          continue
        }
        counts.scanned++
        counts.bytes += content.bytes
        if (content.kind === "quiet") continue
        counts.inspected++
        yield { entry: step.entry, text: content.text, hasBom: content.hasBom, config }
      }
    }
  }
}

const hasSomething = ({ report }: Inspection.Inspection): boolean =>
  report.findings.length > 0 || report.notes.length > 0 || (report.unusedSuppressions ?? []).length > 0

const staysIn = ({ legacyCalls, report }: Inspection.Inspection, moves: Options["moves"]): boolean =>
  legacyCalls.some((unit) => unit === undefined || !moves(unit, report))

/** Whether there is a legacy call in a file of the project that this run is not about. Stops at the first. */
const remainsElsewhere = async ({ plan, rest }: Options, known: ReadonlySet<string>): Promise<boolean> => {
  if (rest === undefined) return false
  const { candidates, unknown } = scanner(plan)
  for await (const candidate of candidates(rest())) {
    if (known.has(candidate.entry.absolute)) continue
    await grammars.loadFor(candidate.entry.shown)
    const inspection = Inspection.inspect(candidate, { legacyRemains: false })
    // What nobody could look into may be anything, and scopes are taken away only when they are surely not needed.
    if (Result.isFailure(inspection) || inspection.success.legacyCalls.length > 0) return true
  }
  return unknown.size > 0
}

/** Files are judged so many, or so many characters, at a time. */
const BATCH_FILES = 32
const BATCH_CHARACTERS = 500_000

async function* batches(candidates: Candidates): AsyncGenerator<ReadonlyArray<Inspection.Candidate>> {
  let batch: Array<Inspection.Candidate> = []
  let characters = 0
  const ready = async (): Promise<ReadonlyArray<Inspection.Candidate>> => {
    for (const { entry } of batch) await grammars.loadFor(entry.shown)
    return batch
  }
  for await (const candidate of candidates) {
    batch.push(candidate)
    characters += candidate.text.length
    if (batch.length < BATCH_FILES && characters < BATCH_CHARACTERS) continue
    yield await ready()
    batch = []
    characters = 0
  }
  yield await ready()
}

type Candidates = AsyncIterable<Inspection.Candidate> | Iterable<Inspection.Candidate>

/** Judges files; those without an answer become notes, and may hold anything. */
const judge = (
  candidates: ReadonlyArray<Inspection.Candidate>,
  { skipped, unknown }: Pick<Scan, "skipped" | "unknown">,
  legacyRemains: boolean
): ReadonlyArray<Inspection.Inspection> =>
  Inspection.inspectAll(candidates, { legacyRemains }).flatMap((answer, index) => {
    const { absolute, shown } = candidates[index]!.entry
    const failure: Inspection.Failure | undefined = Result.isFailure(answer)
      ? answer.failure
      : answer.success.report.skipped
    if (failure !== undefined) {
      skipped.push({ file: shown, ...failure })
      unknown.add(absolute)
    }
    return Result.isSuccess(answer) && failure === undefined ? [answer.success] : []
  })

/** Checks candidates that are in memory. */
export const checkTexts = async (
  candidates: Candidates,
  scan: Pick<Scan, "skipped" | "unknown">,
  options: Options
): Promise<Pick<Outcome, "inspections" | "legacyRemains">> => {
  const known = new Set<string>()
  const inspections: Array<Inspection.Inspection> = []
  /** So many of them were judged before a call that stays was seen. */
  let early = 0
  let legacyRemains = false
  for await (const batch of batches(candidates)) {
    for (const { entry } of batch) known.add(entry.absolute)
    const judged = judge(batch, scan, legacyRemains)
    inspections.push(...judged.filter(hasSomething))
    if (legacyRemains) continue
    early = inspections.length
    legacyRemains = scan.unknown.size > 0 || judged.some((one) => staysIn(one, options.moves))
  }
  const waits = inspections.slice(0, early).some((one) => one.dependsOnProject)
  if (!legacyRemains && waits) legacyRemains = scan.unknown.size > 0 || (await remainsElsewhere(options, known))
  if (!legacyRemains || !waits) return { inspections, legacyRemains }
  const waiting = new Set(inspections.slice(0, early).filter((one) => one.dependsOnProject))
  const again = new Map(judge([...waiting], scan, true).map((one) => [one.entry, one]))
  const judged = inspections.flatMap((one) => (waiting.has(one) ? (again.get(one.entry) ?? []) : [one]))
  return { inspections: judged.filter(hasSomething), legacyRemains }
}

/** Checks files. */
export const check = async (steps: Iterable<Step>, options: Options): Promise<Outcome> => {
  const { candidates, counts, skipped, unknown } = scanner(options.plan, options.onFile)
  const checked = await checkTexts(candidates(steps), { skipped, unknown }, options)
  return { ...checked, skipped, counts }
}
