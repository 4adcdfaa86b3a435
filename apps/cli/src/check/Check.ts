/**
 * A run over files: the first tier on every file's bytes, the engine on those it lets through, and then, with what the
 * whole project does, once more on files whose scopes and payloads depend on it.
 */
import * as v8 from "node:v8"
import * as vm from "node:vm"

import type { Config } from "@segue/migrate/Config"
import type { Plan } from "@segue/migrate/config/Plan"
import type { FileReport, Unit } from "@segue/migrate/Finding"
import * as Prefilter from "@segue/migrate/prefilter/Prefilter"
import * as Result from "effect/Result"

import * as Attributes from "../files/Attributes.ts"
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
  /** Files that tell where modules are. */
  readonly layouts: Array<Entry>
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
  const layouts: Array<Entry> = []
  const order: Array<string> = []
  const skipped: Array<Skipped> = []
  const unknown = new Set<string>()
  const counts = { files: 0, scanned: 0, inspected: 0, bytes: 0 }
  const isGenerated = Attributes.reader()
  const attributed = ({ absolute }: Entry, config: Config): Config =>
    isGenerated(absolute) ? { ...config, isGenerated: true } : config
  return {
    modules,
    layouts,
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
        else if (outside.isLayout(step.entry.shown)) layouts.push(step.entry)
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
        const { hasBom, text } = content
        const { entry } = step
        yield { entry, text, hasBom, config: attributed(entry, config), signals: Prefilter.ofText(text) }
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
    await grammars.loadFor(candidate.entry.shown, candidate.text)
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

type Told = Pick<Options, "onInspected" | "onTime">

/** What the engine says; files without an answer become notes, and may hold anything. */
const heard = (
  files: ReadonlyArray<Inspection.Candidate>,
  work: () => ReadonlyArray<Result.Result<Inspection.Inspection, Inspection.Failure>>,
  { onInspected = () => {}, onTime, skipped, unknown }: Told & Pick<Scan, "skipped" | "unknown">
): ReadonlyArray<Inspection.Inspection> =>
  timed(onTime, "inspect", work).flatMap((answer, index) => {
    const { absolute, shown } = files[index]!.entry
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

/** What a scan knows of the files of a run. */
type Around = Pick<Scan, "modules" | "order" | "skipped" | "unknown"> & {
  readonly layouts?: ReadonlyArray<Entry>
  /** Files that are in memory, and perhaps nowhere else. */
  readonly texts: ReadonlyArray<Inspection.Candidate>
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
  const { candidates, layouts, modules } = scanner(plan)
  for await (const candidate of candidates(rest())) {
    if (!known(candidate.entry) && outside.mayProve(candidate)) parts.proofs.push(candidate.entry)
  }
  parts.entries.push(...[...modules, ...layouts].filter((entry) => !known(entry)))
  return parts
}

/** What others say about the run's modules; nothing where no file proves anything. */
const following = async (
  { layouts = [], modules, texts }: Around,
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
  for (const entry of around.modules) {
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

/** Checks candidates; those of `around.texts` are never read from the disk. */
export const checkTexts = async (
  candidates: Candidates,
  around: Around,
  options: Options
): Promise<Pick<Outcome, "inspections" | "legacyRemains">> => {
  const known = new Set<string>()
  const found: Array<Inspection.Inspection> = []
  const modules: Array<Inspection.Candidate> = []
  const proofs: Array<Inspection.Candidate> = []
  const hear = { ...options, ...around }
  // Scopes and payloads that depend on the others are judged once more, when all calls are known.
  const judge = (files: ReadonlyArray<Inspection.Candidate>): void => {
    for (const { entry } of files) known.add(entry.absolute)
    const inspections = heard(files, () => Inspection.inspectAll(files), hear)
    found.push(...inspections.filter((one) => hasSomething(one) || one.legacyCalls.length > 0))
  }
  for await (const batch of batches(candidates)) {
    proofs.push(...batch.filter(outside.mayProve))
    // A module is judged when it is known what others say about it.
    const isModule = ({ entry }: Inspection.Candidate): boolean => outside.isModule(entry.shown)
    modules.push(...batch.filter(isModule))
    judge(batch.filter((one) => !isModule(one)))
  }
  const startMs = performance.now()
  const outsideOf = await following(around, proofs, options)
  options.onTime?.("follow", performance.now() - startMs)
  for await (const batch of batches(informed(modules, around, { outsideOf, plan: options.plan }))) judge(batch)
  const order = new Map(around.order.map((absolute, index) => [absolute, index]))
  const all = found.toSorted((a, b) => (order.get(a.entry.absolute) ?? 0) - (order.get(b.entry.absolute) ?? 0))
  let legacyRemains = around.unknown.size > 0 || all.some((one) => staysIn(one, options.moves))
  const waiting = all.filter((one) => one.dependsOnProject)
  if (!legacyRemains && waiting.length > 0) legacyRemains = await remainsElsewhere(options, known)
  if (!legacyRemains || waiting.length === 0) return { inspections: all.filter(hasSomething), legacyRemains }
  const again = new Map(
    heard(waiting, () => Inspection.inspectAgain(waiting), hear).map((one) => [one.entry.absolute, one])
  )
  const isWaiting = new Set(waiting)
  const judged = all.flatMap((one) => (isWaiting.has(one) ? (again.get(one.entry.absolute) ?? []) : [one]))
  return { inspections: judged.filter(hasSomething), legacyRemains }
}

/** What reading took is given back before printing takes as much again: by itself it would wait until memory is short. */
const giveBack = (): void => {
  v8.setFlagsFromString("--expose-gc")
  const collect = vm.runInNewContext("globalThis.gc") as NodeJS.GCFunction | undefined
  collect?.({ type: "major", execution: "sync" })
}

/** Fewer findings than these files have are printed in what is there anyway. */
const MANY_INSPECTIONS = 100

/** Checks files. */
export const check = async (steps: Iterable<Step>, options: Options): Promise<Outcome> => {
  // The space for young objects would grow to 48 MB, and never shrink. This is read whenever it is about to grow.
  v8.setFlagsFromString("--semi-space-growth-factor=1")
  // A run is over before code compiled by the slowest compiler has paid for itself; the one before it stays, which
  // Node has since V8 13.
  if (Number.parseInt(process.versions.v8, 10) >= 13) v8.setFlagsFromString("--no-opt")
  // The same for grammars, which are large: compiled once more they would take twice the memory.
  v8.setFlagsFromString("--no-wasm-tier-up")
  v8.setFlagsFromString("--no-wasm-dynamic-tiering")
  const scan = scanner(options.plan, options)
  const checked = await checkTexts(scan.candidates(steps), { ...scan, texts: [] }, options)
  if (checked.inspections.length > MANY_INSPECTIONS) giveBack()
  return { ...checked, skipped: scan.skipped, counts: scan.counts }
}
