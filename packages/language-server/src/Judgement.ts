/** One text, judged by the engine, and what the rest of the project wants to know of it. */
import type { Config } from "@segue/migrate/Config"
import * as Engine from "@segue/migrate/Engine"
import type { FileReport, Safety } from "@segue/migrate/Finding"
import type { Subject } from "@segue/migrate/model/Subject"
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
}

export interface Judgement extends Question {
  readonly checked: Engine.Checked
  /** A legacy call in it stays when everything safe has been fixed. */
  readonly legacyStays: boolean
  /** A legacy call is in it, fixable or not. */
  readonly hasLegacyCall: boolean
  /** Something in it is judged by what the rest of the project does. */
  readonly dependsOnProject: boolean
  readonly ms: number
}

const isLegacyCall = (subject: Subject): boolean =>
  (subject.kind === "site" && subject.api === "legacy") ||
  (subject.kind === "mention" && subject.zone === "code" && subject.path.api === "legacy")

const isProjectWide = (subject: Subject): boolean => subject.kind === "scopes" || subject.kind === "payload"

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

const failed = (question: Question, message: string): Engine.Checked => ({
  ...Engine.inspect({ path: question.path, text: "" }, question.config, Engine.noFacts),
  report: noteReport(question.path, message)
})

const ask = (host: Host, question: Question): Engine.Checked => {
  try {
    const { config, facts, path, text } = question
    const answer = host.bounded(TIMEOUT_MS, () => Engine.inspect({ path, text }, config, facts))
    if (answer !== "tooLong") return answer.value
    return failed(question, `Segue gave this file up after ${TIMEOUT_MS / 1000} seconds; please report it.`)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return failed(question, `This file made Segue fail (${message}); please report it.`)
  }
}

const once = (host: Host, question: Question): Judgement => {
  const started = host.now()
  const checked = ask(host, question)
  const calls = safeties(checked)
  const isUnknown = checked.report.notes.some(({ code }) => code === "defect")
  return {
    ...question,
    checked,
    hasLegacyCall: isUnknown || calls.length > 0,
    legacyStays: isUnknown || calls.some((safety) => safety !== "safe"),
    dependsOnProject: checked.model.subjects.some(isProjectWide),
    ms: host.now() - started
  }
}

/** Judges a text; where a legacy call of its own stays, its scopes and payloads are judged with that known. */
export const judge = (host: Host, question: Question): Judgement => {
  const first = once(host, question)
  if (!first.legacyStays || !first.dependsOnProject || question.facts.legacyRemains) return first
  const second = once(host, { ...question, facts: { ...question.facts, legacyRemains: true } })
  return { ...second, ms: first.ms + second.ms }
}
