import * as Engine from "@segue/migrate/Engine"
/** What a fix makes of a text: one unit, a rule, or everything; always through the engine's own guards. */
import type { Alternative, Unit } from "@segue/migrate/Finding"
import * as Guard from "@segue/migrate/fix/Guard"
import * as Fixer from "@segue/migrate/Fixer"
import { isRuleId, type RuleId } from "@segue/migrate/rules/RuleId"
import * as Edit from "@segue/migrate/text/Edit"
import * as Range from "@segue/migrate/text/Range"

import * as Changes from "./Changes.ts"
import type { Host } from "./Host.ts"
import type { Judgement } from "./Judgement.ts"
import type { Level } from "./Protocol.ts"

const TIMEOUT_MS = 20_000

const annotationOf = (label: string, safety: string, needs: ReadonlyArray<string>): Changes.Annotation => ({
  label,
  needsConfirmation: safety !== "safe",
  ...(needs.length === 0 ? {} : { description: needs.join(" ") })
})

/** The changes of one unit, or of another way to fix it; `undefined` when the engine's guards refuse them. */
export const ofUnit = (
  judgement: Judgement,
  unit: Unit,
  alternative?: Alternative
): ReadonlyArray<Changes.Change> | undefined => {
  const { checked, config, facts, path, text } = judgement
  const edits = alternative?.edits ?? unit.edits
  if (edits.length === 0) return undefined
  const after = Engine.read({ path, text: Edit.apply(text, edits) }, config, facts)
  const conditions = [
    Guard.parses(checked.model),
    ...(checked.subjects.get(unit.id) ?? []).map((subject) => Guard.semantic(subject))
  ]
  if (conditions.some((condition) => condition(after, edits) !== undefined)) return undefined
  const safety = alternative?.safety ?? unit.safety
  const annotation = annotationOf(alternative?.title ?? unit.title, safety, unit.needs)
  return Changes.describe(text, edits, () => annotation)
}

/** A text after a fix. */
export interface Fixed {
  readonly before: string
  readonly after: string
  readonly changes: ReadonlyArray<Changes.Change>
  readonly result: Fixer.FixResult
}

/** Names of rules that exist; `undefined` means all. */
export const rulesOf = (names: ReadonlyArray<string> | undefined): ReadonlySet<RuleId> | undefined =>
  names === undefined ? undefined : new Set(names.filter(isRuleId))

/** Fixes a text as far as the level goes, pass by pass until nothing is left. */
export const ofText = (
  host: Host,
  judgement: Pick<Judgement, "checked" | "config" | "facts" | "path" | "text">,
  options: { readonly level: Level; readonly rules?: ReadonlySet<RuleId> | undefined }
): Fixed | undefined => {
  const { checked, config, facts, path, text } = judgement
  const run = (level: Level): Fixer.FixResult | undefined => {
    const wanted = { level, ...(options.rules === undefined ? {} : { rules: options.rules }) }
    const answer = host.bounded(TIMEOUT_MS, () => Fixer.fix({ path, text }, wanted, config, facts))
    return answer === "tooLong" ? undefined : answer.value
  }
  const result = run(options.level)
  if (result === undefined) return undefined
  const edits = Changes.between(text, result.text)
  // What the safe level does by itself arrives ticked; the rest wants a look.
  const safe = options.level === "safe" ? undefined : run("safe")
  const isSafe =
    safe === undefined
      ? () => options.level === "safe"
      : (
          (known) => (edit: Edit.Edit) =>
            known.has(JSON.stringify(edit))
        )(new Set(Changes.between(text, safe.text).map((edit) => JSON.stringify(edit))))
  const { report } = checked
  const changes = Changes.describe(text, edits, (edit) => {
    const unit = report.units.find((one) => one.edits.some((own) => Range.meets(own, edit)))
    const finding = unit === undefined ? undefined : report.findings[unit.findings[0]!]
    return annotationOf(
      finding?.rule ?? "segue",
      isSafe(edit) ? "safe" : "review",
      isSafe(edit) ? [] : (unit?.needs ?? [])
    )
  })
  return { before: text, after: result.text, changes, result }
}
