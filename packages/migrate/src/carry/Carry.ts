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
import type { Both, Parts, Taken } from "./Parts.ts"
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
  /** A text to learn from that is broken behind all it says, while nothing could be learned from what was typed. */
  readonly wanted: () => string | undefined
}

/** Longer than every word of the first tier. */
const WORD_MAX = 64

/** Whether the first tier lets the new text through, too. */
const passes = (before: string, after: string, { oldEnd, start }: Change.Change): boolean => {
  const around = before.slice(Math.max(0, start - WORD_MAX), oldEnd + WORD_MAX)
  // What is taken away holds no such word: what let the text through is still there.
  return !Prefilter.hasWord(around) || Prefilter.passes(Prefilter.ofText(after))
}

const exchangeOf = ({ config, facts, file }: Omit<Known, "checked">, isBroken: boolean): Exchange.Exchange =>
  Exchange.make({ path: file.path, config, facts, signals: Prefilter.ofText(file.text), isBroken })

const partsOf = (known: Known): Parts | undefined => {
  const { checked, file } = known
  const language = Languages.forPath(file.path)
  const exchange = exchangeOf(known, false)
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
  readonly exchange: Exchange.Exchange
  report: Report
}

/** The same of the next text; `undefined` when that is not certain. */
const brokenOver = ({ exchange, report }: Broken, both: Both | undefined, change: Change.Change): Report | undefined =>
  both === undefined ? Change.movedReport(report, change) : exchange.take(both, report, change)?.report

/** What is said where, whatever may be done about it. */
const saysOf = ({ findings }: Report): string =>
  JSON.stringify(findings.map(({ evidence, range, rule }) => [rule, range, evidence.range]))

/** Begins with a text that was read. Nothing is computed before the first change. */
export const from = (known: Known): Carried => {
  const { path } = known.file
  let { text } = known.file
  let report: Report = known.checked.report
  let broken: Broken | undefined
  let isHopeless = false
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
  const brokenFrom = (fresh: Known): Broken | undefined => {
    const change = Replacement.between(text, fresh.file.text)
    const back = { start: change.start, oldEnd: change.newEnd, newEnd: change.oldEnd }
    const isApart = Reports.placesOf(fresh.checked.report).every(
      ({ end, start }) => end <= back.start || start >= back.oldEnd
    )
    if (!isApart || !isPlain(fresh)) return undefined
    const now = taken(fresh.file.text, change)
    if (now?.kind !== "broken" || now.both !== undefined) return undefined
    const there = Change.movedReport(fresh.checked.report, back)
    // In a broken text strings are looked at one by one; what only they say stands in statements that are silent here.
    if (saysOf(there) !== saysOf(report)) return undefined
    return { facts: fresh.facts, exchange: exchangeOf(fresh, true), report: there }
  }
  return {
    over: (next) => {
      const change = Replacement.between(text, next)
      const now = taken(next, change)
      if (now === undefined) return undefined
      const file = { path, text: next }
      if (now.kind === "broken") {
        const said = broken === undefined ? undefined : brokenOver(broken, now.both, change)
        if (broken === undefined || said === undefined) return undefined
        return { checked: late({ ...known, file, facts: broken.facts }, said), isBroken: true }
      }
      text = next
      report = now.report
      const both = now.kind === "judged" ? now.both : undefined
      const said = broken === undefined ? undefined : brokenOver(broken, both, change)
      broken = broken === undefined || said === undefined ? undefined : { ...broken, report: said }
      return { checked: late({ ...known, file }, report), isBroken: false }
    },
    wanted: () => (broken === undefined && !isHopeless && parts !== undefined ? text + Exchange.BREAK : undefined),
    isWaiting: () => parts !== undefined && parts !== "unknown",
    learn: (fresh) => {
      const learned = brokenFrom(fresh)
      isHopeless ||= learned === undefined && fresh.file.text === text + Exchange.BREAK
      broken = learned ?? broken
      return learned !== undefined
    }
  }
}
