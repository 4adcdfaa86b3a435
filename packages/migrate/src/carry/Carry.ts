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
import * as Change from "./Change.ts"
import * as Exchange from "./Exchange.ts"
import type { Parts, Taken } from "./Parts.ts"
import type { Report } from "./Report.ts"
import * as Reports from "./Report.ts"
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

/** What a text says that a judgement was carried over to. */
export interface Over {
  /** Exactly what a fresh reading of this text answers; model and subjects are read when they are asked for. */
  readonly checked: Engine.Checked
  /** Its syntax is broken just now: what was told by `learn` holds for it. */
  readonly isBroken: boolean
}

export interface Carried {
  readonly over: (text: string) => Over | undefined
  /**
   * Whether a later text may still be answered after one was not: the change is then the whole one since the last text
   * that was.
   */
  readonly isWaiting: () => boolean
  /**
   * Tells what a fresh reading says of a broken text that was not answered. Answers whether later ones may be answered by
   * it: in a broken file nothing is safe, so it takes one reading to know what is said of the rest of it.
   */
  readonly learn: (broken: Known) => boolean
}

/** Longer than every word of the first tier. */
const WORD_MAX = 64

/** Whether the first tier lets the new text through, too. */
const passes = (before: string, after: string, { oldEnd, start }: Change.Change): boolean => {
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

/** What is said of a broken text, in places of the whole text before it. */
interface Broken {
  readonly facts: Facts
  report: Report
}

/** What is said where, whatever may be done about it. */
const saysOf = ({ findings }: Report): string =>
  JSON.stringify(findings.map(({ evidence, range, rule }) => [rule, range, evidence.range]))

/** Begins with a text that was read. Nothing is computed before the first change. */
export const from = (known: Known): Carried => {
  const { path } = known.file
  let { text } = known.file
  let report: Report = known.checked.report
  let broken: Broken | undefined
  let parts: Parts | "unknown" | undefined = "unknown"
  const taken = (next: string, change: Change.Change): Taken | undefined => {
    if (parts === "unknown") parts = isPlain(known) ? partsOf(known) : undefined
    if (parts === undefined) return undefined
    const added = next.slice(Math.max(0, change.start - MARK.length), change.newEnd + MARK.length)
    const isCertain = !added.includes(MARK) && passes(text, next, change) && Generated.noteOf(path, next) === undefined
    const answer = isCertain ? parts.take(next, change, report) : undefined
    if (answer === undefined && parts.isSpent()) parts = undefined
    return answer
  }
  return {
    over: (next) => {
      const change = Replacement.between(text, next)
      const now = taken(next, change)
      if (now === undefined) return undefined
      const file = { path, text: next }
      if (now.kind === "broken") {
        if (broken === undefined) return undefined
        const facts = broken.facts
        return { checked: late({ ...known, file, facts }, Change.movedReport(broken.report, change)), isBroken: true }
      }
      text = next
      report = now.report
      if (now.kind === "judged") broken = undefined
      else if (broken !== undefined) broken.report = Change.movedReport(broken.report, change)
      return { checked: late({ ...known, file }, report), isBroken: false }
    },
    isWaiting: () => parts !== undefined && parts !== "unknown",
    learn: (fresh) => {
      const change = Replacement.between(text, fresh.file.text)
      const back = { start: change.start, oldEnd: change.newEnd, newEnd: change.oldEnd }
      const isApart = Reports.placesOf(fresh.checked.report).every(
        ({ end, start }) => end <= back.start || start >= back.oldEnd
      )
      if (!isApart || !isPlain(fresh) || taken(fresh.file.text, change)?.kind !== "broken") return false
      const there = Change.movedReport(fresh.checked.report, back)
      // In a broken text strings are looked at one by one; what only they say stands in statements that are silent here.
      if (saysOf(there) !== saysOf(report)) return false
      broken = { facts: fresh.facts, report: there }
      return true
    }
  }
}
