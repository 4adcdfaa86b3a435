/** From subjects to findings and units: every rule looks at every subject, and a subject's findings become one unit. */
import type { Config } from "../Config.ts"
import type { Alternative, Finding, Safety, Unit } from "../Finding.ts"
import type { FileNote, Model, Subject } from "../model/Subject.ts"
import { rules } from "../rules/index.ts"
import type { Draft, Facts, Rule } from "../rules/Rule.ts"
import * as Range from "../text/Range.ts"
import * as Compile from "./Compile.ts"

/** Findings, units, and which subject each unit is about. */
export interface Assembled {
  readonly findings: ReadonlyArray<Finding>
  readonly units: ReadonlyArray<Unit>
  readonly subjects: ReadonlyMap<string, Subject>
}

interface Said {
  readonly rule: Rule
  readonly draft: Draft
}

const titles: Readonly<Record<Subject["kind"], string>> = {
  site: "Migrate this call",
  payload: "Migrate this payload",
  scopes: "Replace the legacy scopes",
  mention: "The deprecated path",
  "docs-link": "Link to the new documentation",
  declaration: "Migrate this type",
  "auto-conversion": "A converting deposit address",
  "generated-client": "Generate the client anew"
}

const describe = (subject: Subject): string =>
  subject.kind === "site"
    ? `${subject.api}-${subject.operation}`
    : subject.kind === "payload"
      ? `payload-${subject.form}`
      : subject.kind

const order: Readonly<Record<Safety, number>> = { safe: 0, review: 1, manual: 2 }

const safetyOf = (said: ReadonlyArray<Said>): Safety =>
  said.reduce<Safety>((worst, { draft }) => {
    const own = draft.safety === "manual" && draft.blocks === false ? "review" : draft.safety
    return order[own] > order[worst] ? own : worst
  }, "safe")

const mayEdit = (subject: Subject, notes: ReadonlyArray<FileNote>): boolean =>
  notes.every(({ effect }) => effect === "none" || (effect === "scope-edits-only" && subject.kind === "scopes"))

const isOn = (rule: Rule, config: Config): boolean => config.rules[rule.id] !== "off"

/** Two subjects may be one and the same place (an alias, a repeated parse); a place is reported once. */
const distinct = (subjects: ReadonlyArray<Subject>): ReadonlyArray<Subject> => {
  const seen = new Set<string>()
  return subjects.filter((subject) => {
    const key = `${subject.kind} ${subject.evidence.range.start} ${subject.evidence.range.end}`
    return seen.has(key) ? false : (seen.add(key), true)
  })
}

/** What all rules say about a model. */
export const assemble = (model: Model, config: Config, facts: Facts): Assembled => {
  const findings: Array<Finding> = []
  const units: Array<Unit> = []
  const bySubject = new Map<string, Subject>()
  const counts = new Map<string, number>()
  const sorted = distinct(model.subjects).toSorted((a, b) => Range.compare(a.evidence.range, b.evidence.range))
  for (const subject of sorted) {
    const said = rules.flatMap((rule) => rule.check(subject, facts).map((draft) => ({ rule, draft })))
    const shown = said.filter(({ rule }) => isOn(rule, config))
    if (shown.length === 0) continue
    const name = describe(subject)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const id = `${name}-${count}`
    const first = findings.length
    findings.push(...shown.map((one) => finding(one, subject, config, id)))
    bySubject.set(id, subject)
    // A rule that is switched off takes its part of the edit away, and half an edit is none.
    const isWhole = said.every((one) => isOn(one.rule, config) || (one.draft.ops ?? []).length === 0)
    units.push(
      unit(id, subject, said, {
        indexes: shown.map((_, index) => first + index),
        mayEdit: isWhole && mayEdit(subject, model.notes)
      })
    )
  }
  return { findings, units, subjects: bySubject }
}

const finding = ({ draft, rule }: Said, subject: Subject, config: Config, id: string): Finding => ({
  rule: rule.id,
  severity: config.rules[rule.id] ?? draft.severity ?? rule.severity,
  message: draft.message,
  range: draft.range,
  evidence: subject.evidence,
  unit: id,
  notes: draft.notes ?? []
})

const unit = (
  id: string,
  subject: Subject,
  said: ReadonlyArray<Said>,
  options: { readonly indexes: ReadonlyArray<number>; readonly mayEdit: boolean }
): Unit => {
  const wanted = safetyOf(said)
  const ops = said.flatMap(({ draft }) => draft.ops ?? [])
  const edits = wanted === "manual" || !options.mayEdit || ops.length === 0 ? [] : (Compile.compile(ops) ?? [])
  const alternatives = said.flatMap(({ draft }): ReadonlyArray<Alternative> => {
    const compiled =
      draft.alternative === undefined || !options.mayEdit ? [] : (Compile.compile(draft.alternative.ops) ?? [])
    return compiled.length === 0
      ? []
      : [{ title: draft.alternative!.title, safety: draft.alternative!.safety, edits: compiled }]
  })
  return {
    id,
    title: titles[subject.kind],
    safety: edits.length === 0 ? "manual" : wanted,
    findings: options.indexes,
    edits,
    alternatives,
    needs: [...new Set(said.flatMap(({ draft }) => (draft.needs === undefined ? [] : [draft.needs])))]
  }
}
