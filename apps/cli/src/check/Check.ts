import type { Plan } from "@segue/migrate/config/Plan"
/**
 * A run over files: the first tier on every file's bytes, the engine on those it lets through, and then, with what the
 * whole project does, once more on files whose scopes and payloads depend on it.
 */
import type { FileReport, Unit } from "@segue/migrate/Finding"
import type { Outside } from "@segue/migrate/project/Outside"
import * as Result from "effect/Result"

import * as Content from "../files/Content.ts"
import type { Skipped } from "../files/Skipped.ts"
import type { Entry, Step } from "../files/Walk.ts"
import * as grammars from "./grammars.ts"
import * as Inspection from "./Inspection.ts"
import * as outside from "./outside.ts"

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
  /** The run is about every file of that project. */
  readonly isWhole?: boolean
  /** Told after every file. */
  readonly onFile?: (files: number) => void
  /** Told of every file that the engine was asked about; once more where others turn out to say something about it. */
  readonly onInspected?: (inspection: Inspection.Inspection) => void
  /** Told what a tier has taken each time it has worked. */
  readonly onTime?: (tier: Tier, ms: number) => void
}

/** Where a run's time goes: files' bytes and the first tier over them, the engine, what modules prove for each other. */
export type Tier = "read" | "inspect" | "follow"

/** A plain check: what `segue fix` would move without further flags. */
export const movesSafe = (unit: Unit): boolean => unit.safety === "safe"

interface Scan {
  /** Every module found, whether it passed the first tier or not. */
  readonly modules: Array<Entry>
  /** Files that may have something to say, in the order in which they were found. */
  readonly order: Array<string>
  readonly candidates: (steps: Iterable<Step>) => AsyncGenerator<Inspection.Candidate>
  readonly skipped: Array<Skipped>
  /** Files that may hold anything, because nobody could look into them. */
  readonly unknown: Set<string>
  readonly counts: { files: number; scanned: number; inspected: number; bytes: number }
}

/** Does work and tells what it took, where somebody wants to know. */
const timed = <A>(onTime: Options["onTime"], tier: Tier, work: () => A): A => {
  if (onTime === undefined) return work()
  const startMs = performance.now()
  const answer = work()
  onTime(tier, performance.now() - startMs)
  return answer
}

const scanner = (plan: Plan, { onFile = () => {}, onTime }: Pick<Options, "onFile" | "onTime"> = {}): Scan => {
  const read = Content.reader(plan.maxFileSizeBytes)
  const modules: Array<Entry> = []
  const order: Array<string> = []
  const skipped: Array<Skipped> = []
  const unknown = new Set<string>()
  const counts = { files: 0, scanned: 0, inspected: 0, bytes: 0 }
  return {
    modules,
    order,
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
        const isModule = outside.isModule(step.entry.shown)
        if (isModule) modules.push(step.entry)
        const config = plan.configOf(step.entry.absolute)
        const content = timed(onTime, "read", () => read(step.entry.absolute, config.isPayloadFile))
        if (content.kind === "skipped") {
          const { isFailure, why } = content
          unknown.add(step.entry.absolute)
          skipped.push({ file: step.entry.shown, why, ...(isFailure === undefined ? {} : { isFailure }) })
          continue
        }
        counts.scanned++
        counts.bytes += content.bytes
        if (isModule || content.kind === "text") order.push(step.entry.absolute)
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
    const inspection = Inspection.inspect(candidate, false)
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
  {
    legacyRemains,
    onInspected = () => {},
    onTime
  }: Pick<Options, "onInspected" | "onTime"> & { legacyRemains: boolean }
): ReadonlyArray<Inspection.Inspection> =>
  timed(onTime, "inspect", () => Inspection.inspectAll(candidates, legacyRemains)).flatMap((answer, index) => {
    const { absolute, shown } = candidates[index]!.entry
    const failure: Inspection.Failure | undefined = Result.isFailure(answer)
      ? answer.failure
      : answer.success.report.skipped
    if (failure !== undefined) {
      skipped.push({ file: shown, ...failure })
      unknown.add(absolute)
    }
    if (Result.isFailure(answer) || failure !== undefined) return []
    onInspected(answer.success)
    return [answer.success]
  })

/** The project's other modules, unless none of them speaks for others; nothing where the run is the project. */
const othersOf = async (
  { isWhole, plan, rest }: Options,
  { known, speaks }: { readonly known: ReadonlySet<string>; readonly speaks: boolean }
): Promise<ReadonlyArray<Entry> | undefined> => {
  if (isWhole === true || rest === undefined) return speaks ? [] : undefined
  const { candidates, modules } = scanner(plan)
  let isHeard = speaks
  for await (const { entry, text } of candidates(rest())) {
    if (isHeard || known.has(entry.absolute)) continue
    await grammars.loadFor(entry.shown)
    isHeard = speaksForOthers(entry, text)
  }
  return isHeard ? modules.filter(({ absolute }) => !known.has(absolute)) : undefined
}

/** Which of the run's modules others say something about, and what: these are judged with that known. */
const following = async (
  { modules, texts }: Around,
  options: Options,
  speaks: boolean
): Promise<(entry: Entry) => Outside | undefined> => {
  if (modules.length === 0) return () => undefined
  const known = new Set(modules.map(({ absolute }) => absolute))
  const others = await othersOf(options, { known, speaks })
  if (others === undefined) return () => undefined
  const project = await outside.index(
    [...modules, ...others],
    options.plan,
    new Map(texts.map(({ entry, text }) => [entry.absolute, text]))
  )
  return (entry) => project.outsideOf(outside.nameOf(entry))
}

/** Judges the modules once more that others say something about, and puts the answers where the files stand. */
const follow = async (
  inspections: ReadonlyArray<Inspection.Inspection>,
  scan: Around,
  { options, speaks }: { readonly options: Options; readonly speaks: boolean }
): Promise<ReadonlyArray<Inspection.Inspection>> => {
  const startMs = performance.now()
  const outsideOf = await following(scan, options, speaks)
  options.onTime?.("follow", performance.now() - startMs)
  const texts = new Map(scan.texts.map((one) => [one.entry.absolute, one]))
  const read = Content.reader(options.plan.maxFileSizeBytes)
  const again = scan.modules.flatMap((entry): ReadonlyArray<Inspection.Candidate> => {
    const said = outsideOf(entry)
    if (said === undefined || scan.unknown.has(entry.absolute)) return []
    const inMemory = texts.get(entry.absolute)
    if (inMemory !== undefined) return [{ ...inMemory, outside: said }]
    const content = read(entry.absolute, true)
    const config = options.plan.configOf(entry.absolute)
    return content.kind === "text" ? [{ entry, config, text: content.text, hasBom: content.hasBom, outside: said }] : []
  })
  if (again.length === 0) return inspections
  const judged = new Map(
    judge(again, scan, { ...options, legacyRemains: false }).map((one) => [one.entry.absolute, one])
  )
  const first = new Map(inspections.map((one) => [one.entry.absolute, one]))
  const order = new Map(scan.order.map((absolute, index) => [absolute, index]))
  return [...new Map([...first, ...judged]).values()].toSorted(
    (a, b) => order.get(a.entry.absolute)! - order.get(b.entry.absolute)!
  )
}

/** What a scan knows of the files of a run. */
type Around = Pick<Scan, "modules" | "order" | "skipped" | "unknown"> & {
  /** Files that are in memory, and perhaps nowhere else. */
  readonly texts: ReadonlyArray<Inspection.Candidate>
}

/** Checks candidates; those of `around.texts` are never read from the disk. */
export const checkTexts = async (
  candidates: Candidates,
  around: Around,
  options: Options
): Promise<Pick<Outcome, "inspections" | "legacyRemains">> => {
  const known = new Set<string>()
  const found: Array<Inspection.Inspection> = []
  let speaks = false
  for await (const batch of batches(candidates)) {
    for (const { entry } of batch) known.add(entry.absolute)
    speaks ||= batch.some(({ entry, text }) => speaksForOthers(entry, text))
    // Scopes and payloads that depend on the others are judged once more, when all calls are known.
    found.push(
      ...judge(batch, around, { ...options, legacyRemains: false }).filter(
        (one) => hasSomething(one) || one.legacyCalls.length > 0
      )
    )
  }
  const followed = await follow(found, around, { options, speaks })
  for (const { entry } of followed) known.add(entry.absolute)
  let legacyRemains = around.unknown.size > 0 || followed.some((one) => staysIn(one, options.moves))
  const waiting = new Set(followed.filter((one) => one.dependsOnProject))
  if (!legacyRemains && waiting.size > 0) legacyRemains = await remainsElsewhere(options, known)
  if (!legacyRemains || waiting.size === 0) return { inspections: followed.filter(hasSomething), legacyRemains }
  const again = new Map(judge([...waiting], around, { ...options, legacyRemains: true }).map((one) => [one.entry, one]))
  const judged = followed.flatMap((one) => (waiting.has(one) ? (again.get(one.entry) ?? []) : [one]))
  return { inspections: judged.filter(hasSomething), legacyRemains }
}

/** A module's own mistakes cost it its voice, not the run. */
const speaksForOthers = (entry: Entry, text: string): boolean =>
  Result.getOrElse(
    Inspection.attempt(() => outside.speaksForOthers(entry, text)),
    () => true
  )

/** Checks files. */
export const check = async (steps: Iterable<Step>, options: Options): Promise<Outcome> => {
  const scan = scanner(options.plan, options)
  const checked = await checkTexts(scan.candidates(steps), { ...scan, texts: [] }, options)
  return { ...checked, skipped: scan.skipped, counts: scan.counts }
}
