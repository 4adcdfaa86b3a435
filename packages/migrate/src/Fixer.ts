/** Applies units: all or nothing each, pass by pass until nothing is left, and never leaves a text worse than it was. */
import * as Config from "./Config.ts"
import * as Engine from "./Engine.ts"
import type { FileReport, Unit } from "./Finding.ts"
import * as Guard from "./fix/Guard.ts"
import type { Facts } from "./rules/Rule.ts"
import type { RuleId } from "./rules/RuleId.ts"
import * as Edit from "./text/Edit.ts"
import * as Range from "./text/Range.ts"

export interface FixOptions {
  /** `safe`: safe units only; `review`: those that want a look, too. */
  readonly level: "safe" | "review"
  /** Only units with a finding of one of these rules. */
  readonly rules?: ReadonlySet<RuleId>
}

/** A unit whose edit was taken back: a defect of ours, to be reported. */
export interface Withdrawn {
  readonly unit: string
  readonly title: string
  readonly why: string
}

export interface FixResult {
  readonly text: string
  readonly isChanged: boolean
  readonly passes: number
  /** Titles of what was applied, in order. */
  readonly applied: ReadonlyArray<{
    readonly unit: string
    readonly title: string
    readonly needs: ReadonlyArray<string>
  }>
  readonly withdrawn: ReadonlyArray<Withdrawn>
  /** What there is to say about the text as it is now. */
  readonly report: FileReport
}

/** A text that still changes after so many passes has two rules that undo each other. */
export const PASSES_MAX = 10

/** Whether the options allow a unit. */
export const isWanted = (unit: Unit, report: FileReport, options: FixOptions): boolean =>
  unit.edits.length > 0 &&
  (unit.safety === "safe" || (unit.safety === "review" && options.level === "review")) &&
  (options.rules === undefined || unit.findings.some((index) => options.rules!.has(report.findings[index]!.rule)))

/** Rewrites a file as far as the options allow. */
export const fix = (
  file: Engine.File,
  options: FixOptions,
  config: Config.Config = Config.defaults,
  facts: Facts = Engine.noFacts
): FixResult => {
  const applied: Array<FixResult["applied"][number]> = []
  const withdrawn = new Map<string, Withdrawn>()
  let text = file.text
  for (let pass = 0; ; pass++) {
    const current = { path: file.path, text }
    const checked = Engine.inspect(current, config, facts)
    const wanted = checked.report.units.filter(
      (unit) => !withdrawn.has(keyOf(unit, text)) && isWanted(unit, checked.report, options)
    )
    const result = {
      text,
      isChanged: text !== file.text,
      passes: pass,
      applied,
      withdrawn: [...withdrawn.values()],
      report: checked.report
    }
    if (wanted.length === 0) return result
    if (pass === PASSES_MAX) {
      const fighting = wanted.map((unit) => ({
        unit: unit.id,
        title: unit.title,
        why: "still changing after the last pass"
      }))
      return { ...result, withdrawn: [...result.withdrawn, ...fighting] }
    }
    const { failed, next, units } = applyAll(current, checked, independent(wanted), { config, facts })
    // What could not be written may be possible in the text as it is now, so it is given up only where nothing moves.
    if (units.length > 0) withdrawn.clear()
    for (const one of units.length > 0 ? [] : failed)
      withdrawn.set(keyOf(one.source, text), { unit: one.source.id, title: one.source.title, why: one.why })
    for (const { id, needs, title } of units) applied.push({ unit: id, title, needs })
    text = next
  }
}

/** A unit by what it changes, so that a withdrawn one is known again in the next pass. */
const keyOf = (unit: Unit, text: string): string =>
  unit.edits.map((edit) => `${text.slice(edit.start, edit.end)}>${edit.text}`).join("|") + unit.id

/** Where a range belongs in a sorted list of ranges. */
const slotOf = (taken: ReadonlyArray<Range.Range>, range: Range.Range): number => {
  let low = 0
  let high = taken.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (taken[middle]!.start < range.start) low = middle + 1
    else high = middle
  }
  return low
}

/** Units that do not meet: the first in the file wins, the others wait for the next pass. */
const independent = (units: ReadonlyArray<Unit>): ReadonlyArray<Unit> => {
  const taken: Array<Range.Range> = []
  const isFree = (edit: Range.Range): boolean => {
    const slot = slotOf(taken, edit)
    return [taken[slot - 1], taken[slot]].every((range) => range === undefined || !Range.meets(range, edit))
  }
  const sorted = units.toSorted((a, b) => Range.compare(a.edits[0]!, b.edits[0]!))
  return sorted.filter((unit) => {
    if (!unit.edits.every(isFree)) return false
    for (const edit of unit.edits) taken.splice(slotOf(taken, edit), 0, edit)
    return true
  })
}

interface Settings {
  readonly config: Config.Config
  readonly facts: Facts
}

interface Outcome {
  readonly next: string
  readonly units: ReadonlyArray<Unit>
  readonly failed: ReadonlyArray<{ readonly source: Unit; readonly why: string }>
}

/** Applies the units together; where that fails, by halves, so that only the guilty are withdrawn, and soon. */
const applyAll = (
  file: Engine.File,
  checked: Engine.Checked,
  units: ReadonlyArray<Unit>,
  settings: Settings
): Outcome => {
  const failed: Array<{ source: Unit; why: string }> = []
  let outcome: Outcome = { next: file.text, units: [], failed }
  const grow = (candidates: ReadonlyArray<Unit>): void => {
    const tried = attempt(file, checked, [...outcome.units, ...candidates], settings)
    if (tried.why === undefined) outcome = { next: tried.text, units: [...outcome.units, ...candidates], failed }
    else if (candidates.length === 1) failed.push({ source: candidates[0]!, why: tried.why })
    else {
      const middle = candidates.length >> 1
      grow(candidates.slice(0, middle))
      grow(candidates.slice(middle))
    }
  }
  grow(units)
  return outcome
}

const attempt = (
  file: Engine.File,
  checked: Engine.Checked,
  units: ReadonlyArray<Unit>,
  settings: Settings
): { readonly text: string; readonly why: string | undefined } => {
  const edits = Edit.normalise(units.flatMap((unit) => unit.edits))
  const text = Edit.apply(file.text, edits)
  const after = Engine.read({ path: file.path, text }, settings.config, settings.facts)
  const conditions = [
    Guard.parses(checked.model),
    ...units.flatMap((unit) => checked.subjects.get(unit.id)!.map(Guard.semantic))
  ]
  const why = conditions.map((condition) => condition(after, edits)).find((problem) => problem !== undefined)
  return { text, why }
}
