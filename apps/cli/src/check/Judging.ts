/** Judges the files of a run: here, and what needs no grammar by whichever thread has time for it first. */
import * as Languages from "@segue/migrate/languages/index"
import * as Result from "effect/Result"

import type { Skipped } from "../files/Skipped.ts"
import * as Companion from "./Companion.ts"
import * as Inspection from "./Inspection.ts"
import * as Tasks from "./Tasks.ts"

export interface Options {
  /** Told of every file that the engine was asked about. */
  readonly onInspected?: (inspection: Inspection.Inspection) => void
  /** Told what the engine has taken in this thread. */
  readonly onJudged?: (ms: number) => void
  /** Gets files without an answer. */
  readonly skipped: Array<Skipped>
  /** Gets them, too: they may hold anything. */
  readonly unknown: Set<string>
  /** The second thread, if there is one by now. */
  readonly companion: () => Companion.Companion | undefined
}

type Files = ReadonlyArray<Inspection.Candidate>
type Answers = ReadonlyArray<Result.Result<Inspection.Inspection, Inspection.Failure>>

/** So many files are held out to the second thread at once; waiting for the last ones must not take long. */
const HELD_TOGETHER = 12
/** No more than so many characters are held: then the first of them are judged here. */
const HELD_MAX_CHARACTERS = 4_000_000

export class Judging {
  /** What has been said so far, in no order. */
  readonly found: Array<Inspection.Inspection> = []
  /** Every file that was judged, by its absolute path. */
  readonly known = new Set<string>()
  readonly #options: Options
  /** Files that the second thread has judged, and remembers. */
  readonly #there = new Set<string>()
  readonly #asked = new Set<Promise<void>>()
  readonly #held: Array<Files> = []
  #heldCharacters = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** Judges files here and now. */
  judge(files: Files): void {
    this.found.push(
      ...this.#heard(
        files,
        this.#timed(() => Inspection.inspectAll(files))
      )
    )
  }

  /** Judges files that need no grammar when a thread has time for them, and others at once. */
  hold(files: Files): void {
    const isHeld = ({ entry, text }: Inspection.Candidate): boolean =>
      this.#options.companion() !== undefined && Languages.grammarsOf({ path: entry.shown, text }).length === 0
    const held = files.filter(isHeld)
    for (let at = 0; at < held.length; at += HELD_TOGETHER) this.#held.push(held.slice(at, at + HELD_TOGETHER))
    this.#heldCharacters += held.reduce((sum, { text }) => sum + text.length, 0)
    this.judge(files.filter((one) => !isHeld(one)))
    while (this.#heldCharacters > HELD_MAX_CHARACTERS) this.#judgeHeld()
  }

  /** Hands held files to the second thread, which asks for more by itself. */
  share(): void {
    while (this.#options.companion()?.isFree() === true && this.#held.length > 0) this.#give()
  }

  /** Hands it half of what is held, to go on with while nobody hears it asking. */
  shareHalf(): void {
    if (this.#options.companion() === undefined) return
    for (let count = Math.floor(this.#held.length / 2); count > 0; count--) this.#give()
  }

  /** Judges what is still held, and waits for the second thread. */
  async rest(): Promise<void> {
    while (this.#judgeHeld()) await this.turn()
    while (this.#asked.size > 0) await Promise.race(this.#asked)
  }

  /** Lets the second thread be heard. */
  async turn(): Promise<void> {
    if (this.#options.companion() !== undefined) await Companion.turn()
  }

  /** Asks once more about files that others keep on the legacy API. */
  async again(waiting: ReadonlyArray<Inspection.Inspection>): Promise<ReadonlyArray<Inspection.Inspection>> {
    const there = waiting.filter(({ entry }) => this.#there.has(entry.absolute))
    const here = waiting.filter(({ entry }) => !this.#there.has(entry.absolute))
    const paths = there.map(({ entry }) => entry.absolute)
    const asked = paths.length === 0 ? undefined : this.#options.companion()?.ask("again", paths)
    const said = this.#heard(
      here,
      this.#timed(() => Inspection.inspectAgain(here))
    )
    const answers = await asked
    const rest = answers === undefined ? this.#timed(() => Inspection.inspectAgain(there)) : joined(there, answers)
    return [...said, ...this.#heard(there, rest)]
  }

  #give(): void {
    const files = this.#next()
    const asked: Promise<void> = (this.#options.companion()?.ask("judge", files) ?? Promise.resolve(undefined)).then(
      (answers) => {
        this.#asked.delete(asked)
        if (answers === undefined) return this.judge(files)
        this.found.push(...this.#heard(files, joined(files, answers)))
        for (const { entry } of files) this.#there.add(entry.absolute)
        this.share()
      }
    )
    this.#asked.add(asked)
  }

  #next(): Files {
    const files = this.#held.shift() ?? []
    this.#heldCharacters -= files.reduce((sum, { text }) => sum + text.length, 0)
    return files
  }

  #judgeHeld(): boolean {
    if (this.#held.length === 0) return false
    this.judge(this.#next())
    return true
  }

  #timed(work: () => Answers): Answers {
    const startMs = performance.now()
    const answers = work()
    this.#options.onJudged?.(performance.now() - startMs)
    return answers
  }

  /** What the engine says; files without an answer become notes. */
  #heard(files: Files, answers: Answers): ReadonlyArray<Inspection.Inspection> {
    const { onInspected, skipped, unknown } = this.#options
    return answers.flatMap((answer, index) => {
      const { absolute, shown } = files[index]!.entry
      this.known.add(absolute)
      const failure: Inspection.Failure | undefined = Result.isFailure(answer)
        ? answer.failure
        : answer.success.report.skipped
      if (failure !== undefined) {
        skipped.push({ file: shown, ...failure })
        unknown.add(absolute)
      }
      if (Result.isFailure(answer) || failure !== undefined) return []
      onInspected?.(answer.success)
      return [answer.success]
    })
  }
}

/** What the second thread said of files, with the files. */
const joined = (files: Files, answers: ReturnType<Tasks.Tasks["judge"]>): Answers =>
  answers.map((answer, index) => Result.map(Tasks.received(answer), (said) => ({ ...files[index]!, ...said })))
