/** From subjects to findings and units: every rule looks at every subject, and a subject's findings become one unit. */
import type { Config } from "../Config.ts"
import type { Alternative, Finding, Safety, Unit } from "../Finding.ts"
import type { FileNote, Model, Subject } from "../model/Subject.ts"
import { rules } from "../rules/index.ts"
import type { Draft, Facts, Rule } from "../rules/Rule.ts"
import * as Range from "../text/Range.ts"
import * as Companions from "./Companions.ts"
import * as Compile from "./Compile.ts"

/** Findings, units, and which subject each unit is about. */
export interface Assembled {
  readonly findings: ReadonlyArray<Finding>
  readonly units: ReadonlyArray<Unit>
  readonly subjects: ReadonlyMap<string, ReadonlyArray<Subject>>
}

interface Said {
  readonly subject: Subject
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

/** What a unit is named after: its call rather than the text that describes it. */
const mainOf = (cluster: ReadonlyArray<Subject>): Subject => {
  const [first] = cluster
  return (first?.kind === "mention" ? cluster.find(({ kind }) => kind === "site") : undefined) ?? first!
}

/** What the unit's edit does, with what is known: scopes that other calls still need are kept. */
const titleOf = (subject: Subject, { legacyRemains }: Facts): string =>
  subject.kind === "scopes" && legacyRemains ? "Add the new scopes beside the legacy ones" : titles[subject.kind]

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
    const { end, start } = subject.evidence.range
    const body = subject.kind === "site" && subject.body !== undefined ? subject.body.start : -1
    const key = `${subject.kind} ${start} ${end} ${body}`
    return seen.has(key) ? false : (seen.add(key), true)
  })
}

/** What all rules say about a model. */
export const assemble = (
  model: Model,
  config: Config,
  facts: Facts,
  isHidden: (finding: Finding) => boolean = () => false
): Assembled => {
  const subjects = distinct(model.subjects).toSorted((a, b) => Range.compare(a.evidence.range, b.evidence.range))
  const isLate = ({ group, kind }: Subject): boolean => kind === "scopes" || (kind === "payload" && group === undefined)
  const apart = describeAll(
    subjects.filter((subject) => !isLate(subject)),
    model,
    config,
    facts
  )
  // Scopes and payloads are judged last: while a call in this file stays on the legacy API, its scope and what a test
  // feeds it stay, too.
  const isContract = model.notes.some((note) => note.effect === "scope-edits-only")
  const movingOf = (described: ReadonlyArray<Described>): ReadonlySet<Subject> =>
    new Set(
      described
        .filter(({ findings, unit }) => unit.safety === "safe" && findings.every((one) => !isHidden(one)))
        .flatMap((one) => one.cluster)
    )
  const calls = withCompanions(together(apart, subjects, movingOf(apart)), facts)
  const moving = movingOf(calls)
  // A call that is suppressed, or whose rules are off, has no unit and stays as well.
  const stays = !isContract && subjects.some((subject) => isLegacyCall(subject) && !moving.has(subject))
  const isSent = calls.some(({ cluster, unit: made }) => made.safety === "manual" && cluster.some(isSender))
  const late = describeAll(
    subjects.filter(isLate).map((subject) => (isSent && isBodyApart(subject) ? held(subject) : subject)),
    model,
    config,
    { ...facts, legacyRemains: facts.legacyRemains || stays }
  )
  return inOrder([...calls, ...late])
}

/** A legacy call that may send an object of this file, and that a person must move. */
const isSender = (subject: Subject): boolean =>
  isLegacyCall(subject) &&
  (subject.kind === "mention" ||
    (subject.kind === "site" && (subject.operation === "create" || subject.operation === "unknown")))

/** A body that stands apart from the call it may be sent with. */
const isBodyApart = (subject: Subject): boolean => subject.kind === "payload" && subject.form === "request"

/** The object and what sends it change together, so the one waits for the person who moves the other. */
const held = (subject: Subject): Subject => ({ ...subject, isElsewhere: true })

const isCreate = (subject: Subject): boolean => subject.kind === "site" && subject.operation === "create"

/** A call that is handed the id of a conversion, or may be. */
const isFollowUp = (subject: Subject): boolean => isLegacyCall(subject) && !isCreate(subject)

const followed =
  "Other calls here stay on the legacy API, which does not know what the new one creates; move them together."

/** In a script or a document, a create is safe only when the calls that may read what it created move with it. */
const together = (
  calls: ReadonlyArray<Described>,
  subjects: ReadonlyArray<Subject>,
  moving: ReadonlySet<Subject>
): ReadonlyArray<Described> => {
  const isStaying = subjects.some((one) => one.isScripted === true && isFollowUp(one) && !moving.has(one))
  // In code the id may reach a reader in ways that are not followed; that a reader stays is worth saying.
  const isRead = calls.some(({ cluster, unit: made }) => made.safety === "manual" && cluster.some(isReader))
  const isListed = calls.some(({ cluster, unit: made }) => made.safety !== "safe" && cluster.some(isList))
  return calls.map((one) => {
    const isOther = isRead || (isListed && one.unit.safety === "safe")
    const isOwn = one.cluster.some(
      (subject) => isCreate(subject) && (subject.isScripted === true ? isStaying : isOther)
    )
    const isMoving = one.unit.safety === "safe" || (one.unit.safety === "review" && !one.cluster.some(isDouble))
    return isOwn && isMoving
      ? { ...one, unit: { ...one.unit, safety: "review", needs: [...one.unit.needs, followed] } }
      : one
  })
}

/** A create or a type does not move apart from what stands beside it in other files, nor from doubles in this one. */
const withCompanions = (calls: ReadonlyArray<Described>, { outside }: Facts): ReadonlyArray<Described> => {
  const beside = outside?.beside ?? {}
  const isHere = calls.some(({ cluster, unit: made }) => made.safety !== "safe" && cluster.some(isDoubleOfCreate))
  const here = isHere && beside.doubles === undefined ? [DOUBLE_HERE] : []
  const ofCreate = [...here, ...Companions.ofCreate(beside)]
  const ofType = Companions.ofType(beside)
  return calls.map((one) => {
    const needs = [
      ...(one.cluster.some((subject) => isCreate(subject) && !isDouble(subject)) ? ofCreate : []),
      ...(one.cluster.some((subject) => subject.kind === "declaration") ? ofType : [])
    ]
    return one.unit.safety !== "manual" && needs.length > 0
      ? { ...one, unit: { ...one.unit, safety: "review", needs: [...one.unit.needs, ...needs] } }
      : one
  })
}

const DOUBLE_HERE = "A test double in this file answers such a request in the old form; change them together."

const isDoubleOfCreate = (subject: Subject): boolean =>
  subject.kind === "site" && isDouble(subject) && subject.api === "legacy" && subject.operation === "create"

const isDouble = (subject: Subject): boolean => subject.kind === "site" && subject.isMock === true

/** A call in code that asks for a conversion by an id it is handed. */
const isReader = (subject: Subject): boolean =>
  subject.kind === "site" && subject.api === "legacy" && subject.operation === "get" && !isDouble(subject)

/** A call in code that asks which conversions there are. */
const isList = (subject: Subject): boolean =>
  subject.kind === "site" &&
  subject.api === "legacy" &&
  subject.operation === "list" &&
  subject.isMock !== true &&
  subject.isRecorded !== true

/** Subjects that change together or not at all, by their group; one without a group stands alone. */
const clusters = (subjects: ReadonlyArray<Subject>): ReadonlyArray<ReadonlyArray<Subject>> => {
  const byGroup = new Map<string | Subject, Array<Subject>>()
  for (const subject of subjects) {
    const key = subject.group ?? subject
    byGroup.set(key, [...(byGroup.get(key) ?? []), subject])
  }
  return [...byGroup.values()]
}

const isLegacyCall = (subject: Subject): boolean =>
  (subject.kind === "site" && subject.api === "legacy") ||
  (subject.kind === "mention" && subject.zone === "code" && subject.path.api === "legacy")

interface Described {
  readonly cluster: ReadonlyArray<Subject>
  readonly findings: ReadonlyArray<Finding>
  readonly unit: Omit<Unit, "findings">
}

const describeAll = (
  subjects: ReadonlyArray<Subject>,
  model: Model,
  config: Config,
  facts: Facts
): ReadonlyArray<Described> => {
  const counts = new Map<string, number>()
  return clusters(subjects).flatMap((cluster) => {
    const said = once(
      cluster.flatMap((subject) =>
        rules.flatMap((rule) => rule.check(subject, facts).map((draft) => ({ subject, rule, draft })))
      )
    )
    const shown = said.filter(({ rule }) => isOn(rule, config))
    if (shown.length === 0) return []
    const main = mainOf(cluster)
    const name = describe(main)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const id = `${name}-${count}`
    // A rule that is switched off takes its part of the edit away, and half an edit is none.
    const isWhole = said.every((one) => isOn(one.rule, config) || (one.draft.ops ?? []).length === 0)
    return [
      {
        cluster,
        findings: shown.map((one) => finding(one, config, id)),
        unit: unit(id, cluster, said, {
          mayEdit: isWhole && cluster.every((subject) => mayEdit(subject, model.notes)),
          isBroken: model.errors > 0,
          facts
        })
      }
    ]
  })
}

/** What several subjects of a cluster share (an answer that two doubles give) is said and changed once. */
const once = (said: ReadonlyArray<Said>): ReadonlyArray<Said> => {
  const owners = new Map<string, Subject>()
  return said.filter(({ draft, rule, subject }) => {
    const sentence = draft.message.replace(` (${subject.evidence.because}).`, "")
    const key = `${rule.id} ${draft.range.start} ${draft.range.end} ${sentence}`
    const owner = owners.get(key) ?? subject
    owners.set(key, owner)
    return owner === subject
  })
}

/** Findings in the order of the text, units pointing at them. */
const inOrder = (described: ReadonlyArray<Described>): Assembled => {
  const findings = described
    .flatMap((one) => one.findings)
    .map((one, index) => ({ one, index }))
    .toSorted((a, b) => Range.compare(a.one.range, b.one.range) || a.index - b.index)
    .map(({ one }) => one)
  const indexes = new Map(findings.map((one, index) => [one, index]))
  return {
    findings,
    units: described.map(({ findings: own, unit: made }) => ({
      ...made,
      findings: own.map((one) => indexes.get(one)!).toSorted((a, b) => a - b)
    })),
    subjects: new Map(described.map(({ cluster, unit: made }) => [made.id, cluster]))
  }
}

const isProse = (subject: Subject): boolean => subject.kind === "declaration" && subject.zone === "prose"

/** What code elsewhere sends, reads or is answered with. */
const isHandedOver = (subject: Subject): boolean =>
  subject.kind === "payload" || (subject.kind === "site" && subject.isRecorded === true)

const heldBack =
  "Calls in this file or elsewhere in the project stay on the legacy API for now; move the payload together with them."
const broken = "The file has a syntax error; see that the place was understood."

const finding = ({ draft, rule, subject }: Said, config: Config, id: string): Finding => ({
  rule: rule.id,
  severity: config.rules[rule.id] ?? (isProse(subject) ? "info" : (draft.severity ?? rule.severity)),
  message: draft.message,
  range: draft.range,
  evidence: subject.evidence,
  unit: id,
  notes: draft.notes ?? []
})

const unit = (
  id: string,
  cluster: ReadonlyArray<Subject>,
  said: ReadonlyArray<Said>,
  options: { readonly mayEdit: boolean; readonly isBroken: boolean; readonly facts: Facts }
): Omit<Unit, "findings"> => {
  const isHeldBack = cluster.some(isHandedOver) && options.facts.legacyRemains
  const own = safetyOf(said)
  const cautions = cluster.flatMap(({ bystanders, caution }) => [
    ...(caution === undefined ? [] : [caution]),
    ...(bystanders ?? [])
  ])
  // Half of a change is none: what hangs on another file is shown, and changed by a person together with that file.
  const isElsewhere = cluster.some((subject) => subject.isElsewhere === true)
  const wanted = isElsewhere
    ? "manual"
    : (isHeldBack || options.isBroken || cautions.length > 0) && own === "safe"
      ? "review"
      : own
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
    title: titleOf(mainOf(cluster), options.facts),
    safety: edits.length === 0 ? "manual" : wanted,
    edits,
    alternatives,
    needs: [
      ...new Set([
        ...said.flatMap(({ draft }) => (draft.needs === undefined ? [] : [draft.needs])),
        ...cautions,
        ...(isHeldBack ? [heldBack] : []),
        ...(options.isBroken && own === "safe" ? [broken] : []),
        ...(options.mayEdit && wanted !== "manual" && ops.length > 0 && edits.length === 0
          ? [Compile.refusal(ops)]
          : [])
      ])
    ]
  }
}
