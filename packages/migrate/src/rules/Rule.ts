/** What a rule is: a value that describes itself and reads the model. */
import type { Severity } from "../Config.ts"
import type { Safety } from "../Finding.ts"
import type { Subject } from "../model/Subject.ts"
import type { Outside } from "../project/Outside.ts"
import type { Range } from "../text/Range.ts"
import type { Op } from "../write/Writer.ts"
import type { RuleId } from "./RuleId.ts"

/** What a rule says about one place of one subject. */
export interface Draft {
  readonly range: Range
  readonly message: string
  /** Changes of the model; together with those of the subject's other drafts they become the unit's edits. */
  readonly ops?: ReadonlyArray<Op>
  /**
   * `safe` and `review` cap the safety of the whole unit. `manual` stops the unit from being edited at all, unless
   * `blocks` is false: then the rest is edited (as `review`) and this place is left to a person.
   */
  readonly safety: Safety
  readonly blocks?: false
  /** What a person must decide or look at. */
  readonly needs?: string
  readonly notes?: ReadonlyArray<string>
  /** Where one rule's findings differ in weight. */
  readonly severity?: Severity
  /** Another way to fix the unit. */
  readonly alternative?: { readonly title: string; readonly safety: "safe" | "review"; readonly ops: ReadonlyArray<Op> }
}

/** What is known beyond the file. */
export interface Facts {
  /** Somewhere in the project a legacy call remains that no fix moves: its scopes and payloads are still needed. */
  readonly legacyRemains: boolean
  /** What other files of the project prove about this one's names (`Project.outsideOf`). */
  readonly outside?: Outside
}

export interface Example {
  /** The language the two texts are in. */
  readonly language: string
  readonly before: string
  /** What `fix` makes of it, with review edits; absent where the rule has no edit. */
  readonly after?: string
}

export interface Rule {
  readonly id: RuleId
  /** One line: what it finds. */
  readonly summary: string
  /** Why it matters, in a paragraph or two. */
  readonly why: string
  readonly example: Example
  readonly severity: Severity
  /** The most its edits may be trusted; `manual` for a rule that has none. */
  readonly safety: Safety
  /** Rows of docs/migration-map.md. */
  readonly rows: ReadonlyArray<string>
  /** What it says about a subject; nothing for a subject that is none of its business. */
  readonly check: (subject: Subject, facts: Facts) => ReadonlyArray<Draft>
}

/** A rule, checked against the contract. */
export const make = (rule: Rule): Rule => rule
