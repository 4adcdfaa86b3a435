/** What a check answers: findings, units, notes. Plain data, so that every face can show, send and store it. */
import type { Severity } from "./Config.ts"
import type { FileNote } from "./model/Subject.ts"
import type { RuleId } from "./rules/RuleId.ts"
import type { Edit } from "./text/Edit.ts"
import type { Range } from "./text/Range.ts"

/** `safe`: applied by `fix`; `review`: applied on request; `manual`: a person must act. */
export type Safety = "safe" | "review" | "manual"

export interface Finding {
  readonly rule: RuleId
  readonly severity: Severity
  /** Says what is wrong, and why we are sure. */
  readonly message: string
  readonly range: Range
  /** The place of the proof it hangs on. */
  readonly evidence: { readonly range: Range; readonly because: string }
  /** The unit it belongs to. */
  readonly unit: string
  /** What to know beside it: what is undocumented, what to check. */
  readonly notes: ReadonlyArray<string>
}

/** Findings that are fixed together or not at all. */
export interface Unit {
  /** Stable for the same content of the same file: kind, place in order, and what it is. */
  readonly id: string
  readonly title: string
  readonly safety: Safety
  /** Indexes into the report's findings. */
  readonly findings: ReadonlyArray<number>
  /** One atomic set, sorted; empty for `manual`. */
  readonly edits: ReadonlyArray<Edit>
  /** Other ways to fix it that an editor may offer instead. */
  readonly alternatives: ReadonlyArray<Alternative>
  /** What a person must decide or look at. */
  readonly needs: ReadonlyArray<string>
}

export interface Alternative {
  readonly title: string
  readonly safety: "safe" | "review"
  readonly edits: ReadonlyArray<Edit>
}

export interface FileReport {
  readonly path: string
  /** The language it was read as; `text` for the literal level. */
  readonly language: string
  readonly findings: ReadonlyArray<Finding>
  readonly units: ReadonlyArray<Unit>
  /** Why the file was not looked into, when it was not. */
  readonly skipped?: { readonly why: string }
  /** Suppressions that suppressed nothing, with names in them that no rule has. */
  readonly unusedSuppressions?: ReadonlyArray<{ readonly range: Range; readonly unknown: ReadonlyArray<string> }>
  /** Said once about the file, each no finding. */
  readonly notes: ReadonlyArray<FileNote>
}
