/**
 * Judges a part of a text apart from the rest, before and after a change, and puts what it says now in the place of what
 * it said. That a part can be judged so is not taken for granted: what it says by itself must be what it said as part of
 * the whole, to the letter, and what others are judged by — which calls there are and how they are fixed — must stay.
 */
import type { Config } from "../Config.ts"
import * as Engine from "../Engine.ts"
import type { Finding, Unit } from "../Finding.ts"
import type { Subject } from "../model/Subject.ts"
import type * as Prefilter from "../prefilter/Prefilter.ts"
import type { Facts } from "../rules/Rule.ts"
import * as Range from "../text/Range.ts"
import * as Change from "./Change.ts"
import * as Excerpt from "./Excerpt.ts"
import type { Both, Part } from "./Parts.ts"
import type { Report } from "./Report.ts"
import * as Reports from "./Report.ts"

/** How the text was asked about. */
export interface Asked {
  readonly path: string
  readonly config: Config
  readonly facts: Facts
  readonly signals: ReadonlySet<Prefilter.Signal>
  /** The text has a mistake somewhere. */
  readonly isBroken?: boolean
}

/** The new report, and where the changed part says something. */
export interface Exchanged {
  readonly report: Report
  readonly said: ReadonlyArray<Range.Range>
}

export interface Exchange {
  readonly take: (both: Both, report: Report, change: Change.Change) => Exchanged | undefined
}

interface Apart {
  readonly checked: Engine.Checked
  /** In places of the whole text. */
  readonly report: Report
}

/** Places of an excerpt in the text; `undefined` when one of them is no place of the text. */
const inText = <A>(excerpt: Excerpt.Excerpt, translate: (move: Reports.Move) => A): A | undefined => {
  let isBeyond = false
  const translated = translate((place) => {
    const there = Excerpt.toText(excerpt, place)
    isBeyond ||= there === undefined
    return there ?? place
  })
  return isBeyond ? undefined : translated
}

/** What others may be judged by: every subject with all that it says of itself in words, and how each unit is fixed. */
const shapeOf = ({ model, report }: Engine.Checked, excerpt: Excerpt.Excerpt): string => {
  const groups = new Map<string, number>()
  const runOf = ({ start }: Range.Range): number =>
    excerpt.runs.findIndex(({ at, end, start: from }) => start <= at + (end - from))
  const described = model.subjects
    .toSorted((a, b) => Range.compare(a.evidence.range, b.evidence.range))
    .map((subject: Subject) => {
      const { evidence, group } = subject
      if (group !== undefined && !groups.has(group)) groups.set(group, groups.size)
      const words = Object.entries(subject).filter(([key, value]) => key !== "group" && typeof value !== "object")
      const api = "path" in subject ? subject.path.api : undefined
      return [words, api, group === undefined ? -1 : groups.get(group), runOf(evidence.range)]
    })
  return JSON.stringify([described, report.units.map(({ id, safety }) => [id, safety])])
}

/** The part of a report that is about an excerpt; `undefined` when something is about both it and the rest. */
const partOf = (report: Report, excerpt: Excerpt.Excerpt): Pick<Report, "findings" | "units"> | undefined => {
  const isOwn = (unit: Unit): boolean =>
    unit.findings.every((index) => Excerpt.holds(excerpt, report.findings[index]!.range))
  const units = report.units.filter(isOwn)
  const own = new Set(units.flatMap((unit) => unit.findings))
  const others = report.units.filter((unit) => !units.includes(unit))
  const isApart =
    others.every((unit) => Reports.placesOfUnit(unit).every((place) => !Excerpt.meets(excerpt, place))) &&
    report.findings.every(
      ({ evidence, range }, index) =>
        own.has(index) || !(Excerpt.meets(excerpt, range) || Excerpt.meets(excerpt, evidence.range))
    )
  return isApart ? { findings: report.findings.filter((_finding, index) => own.has(index)), units } : undefined
}

/** The same under other names. */
const renamed = (part: Pick<Report, "findings" | "units">, names: ReadonlyMap<string, string>): typeof part => ({
  findings: part.findings.map((finding) => ({ ...finding, unit: names.get(finding.unit) ?? "" })),
  units: part.units.map((unit) => ({ ...unit, id: names.get(unit.id) ?? "" }))
})

const isAlike = (whole: Pick<Report, "findings" | "units">, report: Report, apart: typeof whole): boolean => {
  const indexes = new Map(whole.findings.map((finding, index) => [report.findings.indexOf(finding), index]))
  const units = whole.units.map((unit) => ({ ...unit, findings: unit.findings.map((index) => indexes.get(index)) }))
  return JSON.stringify([whole.findings, units]) === JSON.stringify([apart.findings, apart.units])
}

/** The whole report with what a part of it says now. */
const merged = (
  report: Report,
  { gone, now }: { readonly gone: Pick<Report, "findings" | "units">; readonly now: typeof gone },
  change: Change.Change
): Report => {
  const move: Reports.Move = (place) => Change.moved(place, change)
  const left = new Set(gone.findings)
  const kept = report.findings.flatMap((finding, index) =>
    left.has(finding) ? [] : [{ finding: Reports.movedFinding(finding, move), old: index, fresh: -1 }]
  )
  const all = [...kept, ...now.findings.map((finding, index) => ({ finding, old: -1, fresh: index }))].toSorted(
    (a, b) => Range.compare(a.finding.range, b.finding.range)
  )
  const places = { old: new Map<number, number>(), fresh: new Map<number, number>() }
  all.forEach(({ fresh, old }, index) => {
    if (old >= 0) places.old.set(old, index)
    else places.fresh.set(fresh, index)
  })
  const replaced = new Map(gone.units.map((unit, index) => [unit, now.units[index]!]))
  return {
    ...report,
    findings: all.map((one): Finding => one.finding),
    units: report.units.map((unit) => {
      const fresh = replaced.get(unit)
      return fresh === undefined
        ? { ...Reports.movedUnit(unit, move), findings: unit.findings.map((index) => places.old.get(index)!) }
        : { ...fresh, findings: fresh.findings.map((index) => places.fresh.get(index)!) }
    })
  }
}

/** Breaks a text behind its last statement. */
export const BREAK = "\n;("

/** Judges parts of one text after the other; where it is broken, each as a part of a broken text. */
export const make = ({ config, facts, isBroken = false, path, signals }: Asked): Exchange => {
  let last: { readonly text: string; readonly checked: Engine.Checked } | undefined
  const read = (text: string): Engine.Checked =>
    Engine.reading({ path, text }, config, facts, signals)(facts.legacyRemains)
  const judge = ({ excerpt, isSame }: Part): Apart | undefined => {
    const whole = last?.text === excerpt.text ? last.checked : read(excerpt.text)
    const checked = isBroken && whole.model.errors === 0 ? read(excerpt.text + BREAK) : whole
    last = { text: excerpt.text, checked }
    if (checked.report.notes.length > 0 || checked.model.errors > 0 !== isBroken || !isSame(checked.model))
      return undefined
    const report = inText(excerpt, (move) => Reports.moved(checked.report, move))
    return report === undefined ? undefined : { checked, report }
  }
  return {
    take: ({ after, before }, report, change) => {
      const gone = partOf(report, before.excerpt)
      const old = gone === undefined ? undefined : judge(before)
      if (gone === undefined || old === undefined || gone.units.length !== old.report.units.length) return undefined
      const names = new Map(old.report.units.map(({ id }, index) => [id, gone.units[index]!.id]))
      if (!isAlike(gone, report, renamed(old.report, names))) return undefined
      const shape = shapeOf(old.checked, before.excerpt)
      const now = judge(after)
      if (now === undefined || shapeOf(now.checked, after.excerpt) !== shape) return undefined
      const said = inText(after.excerpt, (move) => Change.placesOf(now.checked).map(move))
      return said === undefined
        ? undefined
        : { report: merged(report, { gone, now: renamed(now.report, names) }, change), said }
    }
  }
}
