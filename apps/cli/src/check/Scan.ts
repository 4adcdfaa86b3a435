/** The first tier over the files of a run: their bytes are read and looked through, here and by a second thread. */
import type { Config } from "@segue/migrate/Config"
import type { Plan } from "@segue/migrate/config/Plan"
import * as Prefilter from "@segue/migrate/prefilter/Prefilter"

import * as Attributes from "../files/Attributes.ts"
import * as Content from "../files/Content.ts"
import type { Skipped } from "../files/Skipped.ts"
import type { Entry, Step } from "../files/Walk.ts"
import * as Companion from "./Companion.ts"
import type * as Inspection from "./Inspection.ts"
import * as Links from "./Links.ts"
import type { Seen } from "./Look.ts"
import * as outside from "./outside.ts"

export interface Scan {
  /** Every module found, whether it passed the first tier or not. */
  readonly modules: Array<Entry>
  /** What modules import, as far as that was noted while they were read. */
  readonly noted: Links.Noted
  /** Files that tell where modules are. */
  readonly layouts: Array<Entry>
  /** Files that may have something to say, by their absolute paths, with their places among all that were found. */
  readonly order: Map<string, number>
  /** Files that the engine is to be asked about, in the order in which they were read. */
  readonly candidates: (steps: Iterable<Step>) => AsyncGenerator<Inspection.Candidate>
  readonly skipped: Array<Skipped>
  /** Files that may hold anything, because nobody could look into them. */
  readonly unknown: Set<string>
  readonly counts: { files: number; scanned: number; inspected: number; bytes: number }
  /** The second thread, once there are enough files for one. */
  readonly companion: () => Companion.Companion | undefined
}

export interface Options {
  /** Told after every file. */
  readonly onFile?: (files: number) => void
  /** Told what reading has taken in this thread. */
  readonly onRead?: (ms: number) => void
  /** Whether imports are noted once a file was found that may prove something for others. */
  readonly notesImports?: boolean
  /** The second thread, and how many files are found before it is started; none without. */
  readonly companion?: { readonly from: number; readonly start: () => Companion.Companion | undefined }
}

/** A file that is to be read, with its place among all that were found. */
interface Asked {
  readonly place: number
  readonly entry: Entry
  readonly config: Config
  /** Its place among all modules, if it is one. */
  readonly module?: number
}

/** With a second thread, files are read so many at a time. */
const TOGETHER = 64

/** Looks through files. Not to be used twice. */
export const make = (plan: Plan, options: Options = {}): Scan => new Scanner(plan, options)

/** Files that the second thread was given, and what it saw in them; nothing where it did not get to it. */
interface Handed {
  readonly batch: ReadonlyArray<Asked>
  readonly seen: Seen | undefined
}

const modulesOf = (batch: ReadonlyArray<Asked>): ReadonlyMap<number, string> =>
  new Map(batch.flatMap(({ entry, module }, place) => (module === undefined ? [] : [[place, entry.shown] as const])))

/** What the second thread is reading. */
class Beside {
  readonly #sizeMaxBytes: number
  readonly #waiting = new Set<Promise<void>>()
  #answers: Array<Handed> = []

  constructor(sizeMaxBytes: number) {
    this.#sizeMaxBytes = sizeMaxBytes
  }

  hand(companion: Companion.Companion, batch: ReadonlyArray<Asked>, notesImports: boolean): void {
    const asked = {
      files: batch.map(({ entry }) => entry.absolute),
      vouched: batch.flatMap(({ config }, place) => (config.isPayloadFile ? [place] : [])),
      sizeMaxBytes: this.#sizeMaxBytes,
      ...(notesImports ? { modules: modulesOf(batch) } : {})
    }
    const waiting: Promise<void> = companion.ask("look", asked).then((seen) => {
      this.#waiting.delete(waiting)
      this.#answers.push({ batch, seen })
    })
    this.#waiting.add(waiting)
  }

  /** What has been answered since the last time. */
  taken(): ReadonlyArray<Handed> {
    const answers = this.#answers
    this.#answers = []
    return answers
  }

  /** Waits for the next answer; `false` when there is none to come. */
  async more(): Promise<boolean> {
    if (this.#answers.length === 0 && this.#waiting.size > 0) await Promise.race(this.#waiting)
    return this.#answers.length > 0
  }
}

class Scanner implements Scan {
  readonly modules: Array<Entry> = []
  readonly layouts: Array<Entry> = []
  readonly order = new Map<string, number>()
  readonly unknown = new Set<string>()
  readonly counts = { files: 0, scanned: 0, inspected: 0, bytes: 0 }
  readonly #plan: Plan
  readonly #options: Options
  readonly #read: Content.Reader
  readonly #isGenerated = Attributes.reader()
  readonly #skipped: Array<{ readonly place: number; readonly note: Skipped }> = []
  readonly #collected = new Links.Collected()
  readonly #noted = new Set<number>()
  #notesImports = false
  #companion: Companion.Companion | undefined

  constructor(plan: Plan, options: Options) {
    this.#plan = plan
    this.#options = options
    this.#read = Content.reader(plan.maxFileSizeBytes)
  }

  companion(): Companion.Companion | undefined {
    return this.#companion
  }

  get noted(): Links.Noted {
    return { links: this.#collected.links, places: this.#noted }
  }

  /** In the order in which the files were found. */
  get skipped(): Array<Skipped> {
    return this.#skipped.toSorted((a, b) => a.place - b.place).map(({ note }) => note)
  }

  async *candidates(steps: Iterable<Step>): AsyncGenerator<Inspection.Candidate> {
    const beside = new Beside(this.#plan.maxFileSizeBytes)
    let batch: Array<Asked> = []
    for (const step of steps) {
      const asked = this.#found(step)
      if (asked !== undefined) batch.push(asked)
      if (this.#companion !== undefined && batch.length < TOGETHER) continue
      const companion = this.#companion
      if (companion?.isFree() === true) beside.hand(companion, batch, this.#notesImports)
      else {
        yield* this.#candidatesOf(batch)
        // Only now can the other thread be heard.
        if (companion !== undefined) await Companion.turn()
      }
      yield* this.#seen(beside.taken())
      batch = []
    }
    yield* this.#candidatesOf(batch)
    while (await beside.more()) yield* this.#seen(beside.taken())
  }

  /** Notes what is found; a file that is to be read is answered. */
  #found(step: Step): Asked | undefined {
    const { companion, onFile } = this.#options
    const place = this.counts.files++
    onFile?.(this.counts.files)
    if (this.counts.files === companion?.from) this.#companion = companion.start()
    if (step.kind === "skipped") {
      this.#skipped.push({ place, note: step.note })
      return undefined
    }
    const { entry } = step
    const config = this.#plan.configOf(entry.absolute)
    if (outside.isModule(entry.shown)) {
      this.order.set(entry.absolute, place)
      return { place, entry, config, module: this.modules.push(entry) - 1 }
    }
    if (outside.isLayout(entry.shown)) this.layouts.push(entry)
    return { place, entry, config }
  }

  *#candidatesOf(batch: ReadonlyArray<Asked>): Generator<Inspection.Candidate> {
    const { onRead } = this.#options
    for (const asked of batch) {
      const startMs = onRead === undefined ? 0 : performance.now()
      const content = this.#read(asked.entry.absolute, asked.config.isPayloadFile)
      if (content.kind === "quiet") this.#note(asked)
      onRead?.(performance.now() - startMs)
      const candidate = this.#candidate(asked, content)
      if (candidate !== undefined) yield candidate
    }
  }

  /** Notes what the module imports that was read last. */
  #note({ entry, module }: Asked): void {
    const text = this.#notesImports && module !== undefined ? this.#read.last() : undefined
    if (text === undefined) return
    this.#collected.add(module!, entry.shown, text, false)
    this.#noted.add(module!)
  }

  *#seen(answers: Iterable<Handed>): Generator<Inspection.Candidate> {
    for (const { batch, seen } of answers) {
      if (seen === undefined) {
        yield* this.#candidatesOf(batch)
        continue
      }
      this.counts.scanned += batch.length - seen.others.length
      this.counts.bytes += seen.quietBytes
      this.#noteSeen(batch, seen)
      for (const [place, content] of seen.others) {
        const candidate = this.#candidate(batch[place]!, content)
        if (candidate !== undefined) yield candidate
      }
    }
  }

  #noteSeen(batch: ReadonlyArray<Asked>, { links, others }: Seen): void {
    if (links === undefined) return
    const told = new Set(others.map(([place]) => place))
    const places = batch.map(({ module }) => module ?? -1)
    Links.add(this.#collected.links, links, places)
    for (const [place, module] of places.entries()) if (module >= 0 && !told.has(place)) this.#noted.add(module)
  }

  #candidate({ config, entry, place }: Asked, content: Content.Content): Inspection.Candidate | undefined {
    if (content.kind === "skipped") {
      const { isFailure, why } = content
      this.unknown.add(entry.absolute)
      const note = { file: entry.shown, why, ...(isFailure === undefined ? {} : { isFailure }) }
      this.#skipped.push({ place, note })
      return undefined
    }
    this.counts.scanned++
    this.counts.bytes += content.bytes
    if (content.kind === "quiet") return undefined
    this.order.set(entry.absolute, place)
    this.counts.inspected++
    const { hasBom, text } = content
    const own = this.#isGenerated(entry.absolute) ? { ...config, isGenerated: true } : config
    const candidate = { entry, text, hasBom, config: own, signals: Prefilter.ofText(text) }
    // From here on somebody will ask who imports what.
    if (this.#options.notesImports === true) this.#notesImports ||= outside.mayProve(candidate)
    return candidate
  }
}
