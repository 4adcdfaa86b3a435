/**
 * A run over files: the first tier on every file's bytes, the engine on those it lets through, and then, with what the
 * whole project does, once more on files whose scopes and payloads depend on it.
 */
import * as os from "node:os"

import type { Plan } from "@segue/migrate/config/Plan"
import type { FileReport, Unit } from "@segue/migrate/Finding"
import * as Result from "effect/Result"

import * as Content from "../files/Content.ts"
import type { Skipped } from "../files/Skipped.ts"
import type { Entry, Step } from "../files/Walk.ts"
import * as Companion from "./Companion.ts"
import * as grammars from "./grammars.ts"
import * as Inspection from "./Inspection.ts"
import * as JavaScript from "./JavaScript.ts"
import { Judging } from "./Judging.ts"
import * as outside from "./outside.ts"
import * as Scan from "./Scan.ts"

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
  /** Another way to have a second thread than the usual one. */
  readonly companion?: Scan.Options["companion"]
  /** Told what a tier has taken in the first thread each time it has worked. */
  readonly onTime?: (tier: Tier, ms: number) => void
}

/** Where a run's time goes: files' bytes and the first tier over them, the engine, what modules prove for each other. */
export type Tier = "read" | "inspect" | "follow"

/** A plain check: what `segue fix` would move without further flags. */
export const movesSafe = (unit: Unit): boolean => unit.safety === "safe"

const hasSomething = ({ report }: Inspection.Inspection): boolean =>
  report.findings.length > 0 || report.notes.length > 0 || (report.unusedSuppressions ?? []).length > 0

const staysIn = ({ legacyCalls, report }: Inspection.Inspection, moves: Options["moves"]): boolean =>
  legacyCalls.some((unit) => unit === undefined || !moves(unit, report))

/** Whether there is a legacy call in a file of the project that this run is not about. Stops at the first. */
const remainsElsewhere = async ({ plan, rest }: Options, known: ReadonlySet<string>): Promise<boolean> => {
  if (rest === undefined) return false
  const scan = Scan.make(plan)
  for await (const candidate of scan.candidates(rest())) {
    if (known.has(candidate.entry.absolute)) continue
    await grammars.loadFor(candidate.entry.shown, candidate.text)
    const inspection = Inspection.inspect(candidate, false)
    // What nobody could look into may be anything, and scopes are taken away only when they are surely not needed.
    if (Result.isFailure(inspection) || inspection.success.legacyCalls.length > 0) return true
  }
  return scan.unknown.size > 0
}

/** Files are judged so many, or so many characters, at a time. */
const BATCH_FILES = 32
const BATCH_CHARACTERS = 500_000

async function* batches(candidates: Candidates): AsyncGenerator<ReadonlyArray<Inspection.Candidate>> {
  let batch: Array<Inspection.Candidate> = []
  let characters = 0
  const ready = async (): Promise<ReadonlyArray<Inspection.Candidate>> => {
    for (const { entry, text } of batch) await grammars.loadFor(entry.shown, text)
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

/** What a scan knows of the files of a run. */
type Around = Pick<Scan.Scan, "modules" | "order" | "unknown"> & {
  readonly layouts?: ReadonlyArray<Entry>
  /** What the modules import, as far as it is known when it is needed. */
  readonly noted?: () => Scan.Scan["noted"]
  /** Gets files without an answer. */
  readonly skipped: Array<Skipped>
  /** Files that are in memory, and perhaps nowhere else. */
  readonly texts: ReadonlyArray<Inspection.Candidate>
  /** The second thread, if there is one by now. */
  readonly companion?: () => Companion.Companion | undefined
}

/** Files that take part in the project index, and those of them that may prove something. */
interface Parts {
  readonly entries: Array<Entry>
  readonly proofs: Array<Entry>
}

/** The project's files around those of the run; none where the run is the project. */
const partsAround = async ({ isWhole, plan, rest }: Options, known: (entry: Entry) => boolean): Promise<Parts> => {
  const parts: Parts = { entries: [], proofs: [] }
  if (isWhole === true || rest === undefined) return parts
  const scan = Scan.make(plan)
  for await (const candidate of scan.candidates(rest())) {
    if (!known(candidate.entry) && outside.mayProve(candidate)) parts.proofs.push(candidate.entry)
  }
  parts.entries.push(...[...scan.modules, ...scan.layouts].filter((entry) => !known(entry)))
  return parts
}

/** What others say about the run's modules; nothing where no file proves anything. */
const following = async (
  { companion, layouts = [], modules, noted, onLinked, texts }: Around & Pick<outside.Parts, "onLinked">,
  own: ReadonlyArray<Inspection.Candidate>,
  options: Options
): Promise<outside.OutsideOf> => {
  if (modules.length === 0) return () => undefined
  const known = new Set([...modules, ...layouts, ...own.map(({ entry }) => entry)].map(({ absolute }) => absolute))
  const others = await partsAround(options, ({ absolute }) => known.has(absolute))
  const proofs = [...own.map(({ entry }) => entry), ...others.proofs]
  if (proofs.length === 0) return () => undefined
  return outside.index({
    entries: [...modules, ...layouts, ...others.entries],
    proofs,
    plan: options.plan,
    companion: companion?.(),
    ...(noted === undefined ? {} : { noted: noted() }),
    ...(onLinked === undefined ? {} : { onLinked }),
    texts: new Map([...own, ...texts].map(({ entry, text }) => [entry.absolute, text]))
  })
}

/** Modules with what others say about them: those that passed the first tier, and those that only others speak of. */
function* informed(
  passed: ReadonlyArray<Inspection.Candidate>,
  around: Around,
  { outsideOf, plan }: { readonly outsideOf: outside.OutsideOf; readonly plan: Plan }
): Generator<Inspection.Candidate> {
  const known = new Map([...around.texts, ...passed].map((one) => [one.entry.absolute, one]))
  const read = Content.reader(plan.maxFileSizeBytes)
  // The last that were followed come first: what was made of them may still be at hand.
  for (const entry of around.modules.toReversed()) {
    if (around.unknown.has(entry.absolute)) continue
    const said = outsideOf(entry)
    const candidate = known.get(entry.absolute)
    if (candidate !== undefined) yield said === undefined ? candidate : { ...candidate, outside: said }
    else if (said !== undefined) {
      const content = read(entry.absolute, true)
      const config = plan.configOf(entry.absolute)
      if (content.kind === "text") yield { entry, config, text: content.text, hasBom: content.hasBom, outside: said }
    }
  }
}

/** With larger grammars in use, or more modules to keep in mind, the second thread is not to load the engine. */
const GRAMMARS_MAX_BYTES = 5_000_000
const MODULES_MAX = 20_000

/** Checks candidates; those of `around.texts` are never read from the disk. */
export const checkTexts = async (
  candidates: Candidates,
  around: Around,
  options: Options
): Promise<Pick<Outcome, "inspections" | "legacyRemains">> => {
  const { companion = () => undefined, order, skipped, unknown } = around
  const { onInspected, onTime } = options
  const judging = new Judging({
    companion,
    skipped,
    unknown,
    ...(onInspected === undefined ? {} : { onInspected }),
    ...(onTime === undefined ? {} : { onJudged: (ms) => onTime("inspect", ms) })
  })
  const modules: Array<Inspection.Candidate> = []
  const proofs: Array<Inspection.Candidate> = []
  // Scopes and payloads that depend on the others are judged once more, when all calls are known.
  for await (const batch of batches(candidates)) {
    JavaScript.boundYoung()
    proofs.push(...batch.filter(outside.mayProve))
    // A module is judged when it is known what others say about it.
    const isModule = ({ entry }: Inspection.Candidate): boolean => outside.isModule(entry.shown)
    modules.push(...batch.filter(isModule))
    judging.hold(batch.filter((one) => !isModule(one)))
  }
  // Both do not fit into what a check may take.
  const isLarge = around.modules.length > MODULES_MAX || grammars.loadedBytes() > GRAMMARS_MAX_BYTES
  const onLinked = async (): Promise<void> => {
    if (isLarge) await companion()?.end()
    else judging.shareHalf()
  }
  const startMs = performance.now()
  const outsideOf = await following({ ...around, onLinked }, proofs, options)
  if (isLarge) await companion()?.end()
  onTime?.("follow", performance.now() - startMs)
  judging.share()
  for await (const batch of batches(informed(modules, around, { outsideOf, plan: options.plan }))) {
    JavaScript.boundYoung()
    judging.judge(batch)
    await judging.turn()
  }
  await judging.rest()
  const placeOf = ({ entry }: Inspection.Inspection): number => order.get(entry.absolute) ?? 0
  const all = judging.found
    .filter((one) => hasSomething(one) || one.legacyCalls.length > 0)
    .toSorted((a, b) => placeOf(a) - placeOf(b))
  let legacyRemains = around.unknown.size > 0 || all.some((one) => staysIn(one, options.moves))
  const waiting = all.filter((one) => one.dependsOnProject)
  if (!legacyRemains && waiting.length > 0) legacyRemains = await remainsElsewhere(options, judging.known)
  if (!legacyRemains || waiting.length === 0) return { inspections: all.filter(hasSomething), legacyRemains }
  const again = new Map((await judging.again(waiting)).map((one) => [one.entry.absolute, one]))
  const isWaiting = new Set(waiting)
  const judged = all.flatMap((one) => (isWaiting.has(one) ? (again.get(one.entry.absolute) ?? []) : [one]))
  return { inspections: judged.filter(hasSomething), legacyRemains }
}

/** Fewer findings than these files have are printed in what is there anyway. */
const MANY_INSPECTIONS = 100

/** A second thread takes as long to start as reading so many files takes. */
const COMPANION_FROM = os.availableParallelism() > 1 ? 1000 : Number.POSITIVE_INFINITY

/** Does work, and ends the second thread whatever comes of it. */
const ended = async <A>(scan: Scan.Scan, work: () => Promise<A>): Promise<A> => {
  try {
    return await work()
  } finally {
    await scan.companion()?.end()
  }
}

/** Checks files. */
export const check = async (steps: Iterable<Step>, options: Options): Promise<Outcome> => {
  JavaScript.setUp()
  const { onFile, onTime, plan } = options
  const scan = Scan.make(plan, {
    companion: options.companion ?? { from: COMPANION_FROM, start: Companion.start },
    notesImports: true,
    ...(onFile === undefined ? {} : { onFile }),
    ...(onTime === undefined ? {} : { onRead: (ms) => onTime("read", ms) })
  })
  const failed: Array<Skipped> = []
  const { layouts, modules, order, unknown } = scan
  const sofar = { noted: () => scan.noted, companion: () => scan.companion() }
  const around = { layouts, modules, order, unknown, skipped: failed, texts: [], ...sofar }
  const checked = await ended(scan, () => checkTexts(scan.candidates(steps), around, options))
  if (checked.inspections.length > MANY_INSPECTIONS) JavaScript.giveBack()
  const skipped = [...scan.skipped, ...failed.toSorted((a, b) => (a.file < b.file ? -1 : 1))]
  return { ...checked, skipped, counts: scan.counts }
}
