/** One text, judged by the engine, and what the rest of the project wants to know of it. */
import * as Carry from "@segue/migrate/carry/Carry"
import type { Config } from "@segue/migrate/Config"
import * as Engine from "@segue/migrate/Engine"
import type { FileReport, Safety } from "@segue/migrate/Finding"
import { emptyModel, type Subject } from "@segue/migrate/model/Subject"
import type * as Prefilter from "@segue/migrate/prefilter/Prefilter"
import type { Calls } from "@segue/migrate/report/Report"
import type { Facts } from "@segue/migrate/rules/Rule"

import type { Host } from "./Host.ts"

/** No file that anybody wrote takes the engine longer. */
const TIMEOUT_MS = 10_000

/** What is judged. */
export interface Question {
  /** Chooses the language. */
  readonly path: string
  readonly text: string
  readonly config: Config
  readonly facts: Facts
  /** What the first tier found in the text, where that is known. */
  readonly signals?: ReadonlySet<Prefilter.Signal>
}

export interface Judgement extends Question {
  readonly checked: Engine.Checked
  /** A legacy call in it stays when everything safe has been fixed. */
  readonly legacyStays: boolean
  /** A legacy call is in it, fixable or not. */
  readonly hasLegacyCall: boolean
  /** Something in it is judged by what the rest of the project does. */
  readonly dependsOnProject: boolean
  /** How many calls of either API it makes. */
  readonly calls: Calls
  readonly next?: Next
  readonly ms: number
}

/** How a judgement is carried over to the text's next version; it may be that of an earlier, unbroken one. */
interface Next {
  /** What the question said of the project. */
  readonly legacyRemains: boolean
  readonly carried: Carry.Carried
  /** What holds for every text that it is carried over to. */
  readonly said: Said
  /** What holds for those that are broken. */
  readonly broken?: Said
}

type Said = Pick<Judgement, "facts" | "legacyStays" | "hasLegacyCall" | "dependsOnProject" | "calls">

const isLegacyCall = (subject: Subject): boolean =>
  (subject.kind === "site" && subject.api === "legacy") ||
  (subject.kind === "mention" && subject.zone === "code" && subject.path.api === "legacy")

const isSuccessorCall = (subject: Subject): boolean =>
  (subject.kind === "site" && subject.api === "orchestration") ||
  (subject.kind === "mention" && subject.zone === "code" && subject.path.api === "orchestration")

const callsIn = (checked: Engine.Checked): Calls => ({
  legacy: checked.model.subjects.filter(isLegacyCall).length,
  successor: checked.model.subjects.filter(isSuccessorCall).length
})

const placeOf = ({ evidence, kind }: Subject): string => `${kind} ${evidence.range.start} ${evidence.range.end}`

/** Of each legacy call how its unit is fixed; a call that is switched off or suppressed has no unit and stays. */
const safeties = ({ model, report, subjects }: Engine.Checked): ReadonlyArray<Safety | undefined> => {
  const calls = model.subjects.filter(isLegacyCall)
  if (calls.length === 0) return []
  const known = new Map(
    report.units.flatMap((unit) => (subjects.get(unit.id) ?? []).map((one) => [placeOf(one), unit.safety] as const))
  )
  return calls.map((call) => known.get(placeOf(call)))
}

const noteReport = (path: string, message: string): FileReport => ({
  path,
  language: "text",
  findings: [],
  units: [],
  notes: [{ code: "defect", message, effect: "no-edits" }]
})

const failed = ({ path }: Question, message: string): Engine.Checked => ({
  report: noteReport(path, message),
  model: emptyModel,
  subjects: new Map()
})

interface Answer {
  readonly checked: Engine.Checked
  /** What the engine was told in the end. */
  readonly legacyRemains: boolean
}

const stays = (checked: Engine.Checked): boolean => safeties(checked).some((safety) => safety !== "safe")

/** Reads the text once; where a legacy call of its own stays, its scopes and payloads are judged with that known. */
const read = ({ config, facts, path, signals, text }: Question): Answer => {
  const { legacyRemains } = facts
  const judged = Engine.reading({ path, text }, config, facts, signals)
  const first = judged(legacyRemains)
  if (legacyRemains || !stays(first) || !Engine.dependsOnProject(first)) return { checked: first, legacyRemains }
  return { checked: judged(true), legacyRemains: true }
}

const ask = (host: Host, question: Question): Answer => {
  const { legacyRemains } = question.facts
  try {
    const answer = host.bounded(TIMEOUT_MS, () => read(question))
    if (answer !== "tooLong") return answer.value
    const message = `Segue gave this file up after ${TIMEOUT_MS / 1000} seconds; please report it.`
    return { checked: failed(question, message), legacyRemains }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { checked: failed(question, `This file made Segue fail (${message}); please report it.`), legacyRemains }
  }
}

const finish = (
  host: Host,
  question: Question,
  { answer, started }: { answer: Answer; started: number }
): Judgement => {
  const { checked, legacyRemains } = answer
  const isUnknown = checked.report.notes.some(({ code }) => code === "defect")
  const facts = { ...question.facts, legacyRemains }
  const { config, path, text } = question
  const said = {
    facts,
    calls: callsIn(checked),
    hasLegacyCall: isUnknown || safeties(checked).length > 0,
    legacyStays: isUnknown || stays(checked),
    dependsOnProject: Engine.dependsOnProject(checked)
  }
  return {
    ...question,
    ...said,
    checked,
    next: {
      legacyRemains: question.facts.legacyRemains,
      carried: Carry.from({ file: { path, text }, config, facts, checked }),
      said
    },
    ms: host.now() - started
  }
}

const isAskedAlike = (before: Judgement, { config, facts, path }: Question): boolean =>
  before.path === path &&
  before.next?.legacyRemains === facts.legacyRemains &&
  before.facts.outside === undefined &&
  facts.outside === undefined &&
  JSON.stringify(before.config) === JSON.stringify(config)

/** The judgement of the version before, where what was typed changes nothing in it but places. */
const carry = (host: Host, before: Judgement, question: Question): Judgement | undefined => {
  const { next } = before
  if (next === undefined || !isAskedAlike(before, question)) return undefined
  const started = host.now()
  try {
    const answer = host.bounded(TIMEOUT_MS, () => next.carried.over(question.text))
    if (answer === "tooLong" || answer.value === undefined) return undefined
    const { checked, isBroken } = answer.value
    const said = isBroken ? next.broken : next.said
    return said === undefined ? undefined : { ...question, ...said, checked, next, ms: host.now() - started }
  } catch {
    // Whatever it was, a fresh reading says it.
    return undefined
  }
}

/** Judges a text, by what is known of the version `before` it if that is enough. Its grammar must be ready. */
export const judge = (host: Host, question: Question, before?: Judgement): Judgement => {
  const carried = before === undefined ? undefined : carry(host, before, question)
  if (carried !== undefined) return carried
  const started = host.now()
  const judged = finish(host, question, { answer: ask(host, question), started })
  // A text that is broken right now is mostly whole again soon: then what was known before is worth more.
  const isBroken = judged.checked.model.errors > 0
  return isBroken && before?.next?.carried.isWaiting() === true && isAskedAlike(before, question)
    ? { ...judged, next: learned(host, before.next, judged) }
    : judged
}

const knownOf = ({ checked, config, facts, path, text }: Judgement): Carry.Known => ({
  file: { path, text },
  config,
  facts,
  checked
})

const saidOf = ({ calls, dependsOnProject: depends, facts, hasLegacyCall, legacyStays }: Said): Said => ({
  calls,
  dependsOnProject: depends,
  facts,
  hasLegacyCall,
  legacyStays
})

/** What was known before, with what is said of broken texts: learned from one that was typed, or from another. */
const learned = (host: Host, next: Next, typed: Judgement): Next => {
  const { carried } = next
  try {
    const answer = host.bounded(TIMEOUT_MS, (): Judgement | undefined => {
      if (carried.learn(knownOf(typed))) return typed
      const text = carried.wanted()
      if (text === undefined) return undefined
      const facts = { ...typed.facts, legacyRemains: next.legacyRemains }
      const question = { path: typed.path, config: typed.config, facts, text }
      const other = finish(host, question, { answer: read(question), started: host.now() })
      return carried.learn(knownOf(other)) ? other : undefined
    })
    if (answer === "tooLong" || answer.value === undefined) return next
    return { ...next, broken: saidOf(answer.value) }
  } catch {
    return next
  }
}

/** Judges several texts under one time limit, which costs more to set up than most texts cost to judge. */
export const judgeAll = (host: Host, questions: ReadonlyArray<Question>): ReadonlyArray<Judgement> => {
  const judged: Array<Judgement> = []
  while (judged.length < questions.length) {
    try {
      host.bounded(TIMEOUT_MS, () => {
        for (const question of questions.slice(judged.length)) {
          const started = host.now()
          judged.push(finish(host, question, { answer: read(question), started }))
        }
      })
    } catch {
      // The one that failed is asked for by itself, and says so.
    }
    // The one it stopped at has the whole limit to itself once more: the others may have used it up.
    const next = questions[judged.length]
    if (next !== undefined) judged.push(judge(host, next))
  }
  return judged
}
