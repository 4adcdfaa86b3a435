/**
 * Carries what is known of a text over to its next version. A change that stands apart from everything a file says — in
 * statements that share no name with a call, in another row of a list — moves places and nothing else. Whenever that is
 * not certain the answer is `undefined`, and the text is to be read anew.
 */
import type { Config } from "../Config.ts"
import * as Engine from "../Engine.ts"
import * as Generated from "../generated/Generated.ts"
import * as Languages from "../languages/index.ts"
import { json } from "../languages/json.ts"
import * as TypeScript from "../languages/typescript.ts"
import * as Prefilter from "../prefilter/Prefilter.ts"
import type { Facts } from "../rules/Rule.ts"
import * as Replacement from "../text/Replacement.ts"
import type { Change } from "./Change.ts"
import * as Exchange from "./Exchange.ts"
import type { Parts } from "./Parts.ts"
import type { Report } from "./Report.ts"
import * as Rows from "./Rows.ts"
import * as Statements from "./Statements.ts"

/** What a text was asked with, and what came of it. */
export interface Known {
  readonly file: Engine.File
  readonly config: Config
  /** As the answer took them in the end. */
  readonly facts: Facts
  readonly checked: Engine.Checked
}

export interface Carried {
  /** Exactly what a fresh reading of this text answers; model and subjects are read when they are asked for. */
  readonly over: (text: string) => Engine.Checked | undefined
  /**
   * Whether a later text may still be answered after one was not: the change is then the whole one since the last text
   * that was.
   */
  readonly isWaiting: () => boolean
}

/** Longer than every word of the first tier. */
const WORD_MAX = 64

/** Whether the first tier lets the new text through, too. */
const passes = (before: string, after: string, { oldEnd, start }: Change): boolean => {
  const around = before.slice(Math.max(0, start - WORD_MAX), oldEnd + WORD_MAX)
  // What is taken away holds no such word: what let the text through is still there.
  return !Prefilter.hasWord(around) || Prefilter.passes(Prefilter.ofText(after))
}

const partsOf = ({ checked, config, facts, file }: Known): Parts | undefined => {
  const language = Languages.forPath(file.path)
  const exchange = Exchange.make({ path: file.path, config, facts, signals: Prefilter.ofText(file.text) })
  if (language === json) return Rows.of(file, checked, exchange)
  return TypeScript.isCode(language) ? Statements.of(file, { checked, exchange, language }) : undefined
}

/** Words to the engine itself count where they do not stand. */
const MARK = "segue-"

const isPlain = ({ checked, config, facts, file }: Known): boolean =>
  !config.isPayloadFile &&
  config.isGenerated !== true &&
  facts.outside === undefined &&
  checked.report.notes.length === 0 &&
  checked.report.skipped === undefined &&
  checked.report.unusedSuppressions === undefined &&
  !file.text.includes(MARK) &&
  Prefilter.passes(Prefilter.ofText(file.text))

/** A checked text whose model is read when somebody asks for it. */
const late = (known: Omit<Known, "checked">, report: Engine.Checked["report"]): Engine.Checked => {
  let full: Engine.Checked | undefined
  const read = (): Engine.Checked => (full ??= Engine.inspect(known.file, known.config, known.facts))
  return {
    report,
    get model() {
      return read().model
    },
    get subjects() {
      return read().subjects
    }
  }
}

/** Begins with a text that was read. Nothing is computed before the first change. */
export const from = (known: Known): Carried => {
  const { path } = known.file
  let { text } = known.file
  let report: Report = known.checked.report
  let parts: Parts | "unknown" | undefined = "unknown"
  return {
    over: (next) => {
      if (parts === "unknown") parts = isPlain(known) ? partsOf(known) : undefined
      if (parts === undefined) return undefined
      const change = Replacement.between(text, next)
      const added = next.slice(Math.max(0, change.start - MARK.length), change.newEnd + MARK.length)
      const isCertain =
        !added.includes(MARK) && passes(text, next, change) && Generated.noteOf(path, next) === undefined
      const taken = isCertain ? parts.take(next, change, report) : undefined
      if (taken === undefined) {
        if (parts.isSpent()) parts = undefined
        return undefined
      }
      text = next
      report = taken
      return late({ ...known, file: { path, text } }, report)
    },
    isWaiting: () => parts !== undefined && parts !== "unknown"
  }
}
