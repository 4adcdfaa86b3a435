import * as Issue from "@segue/core/Issue"
import type { Migration, RefusalIssue } from "@segue/core/migration/Migrated"
import type { Note } from "@segue/core/Note"
/** What becomes of one payload. */
import * as Result from "effect/Result"

/** The API whose shape is asked for. */
export const targets = ["orchestration", "conversion"] as const
export type Target = (typeof targets)[number]

/** What the options say, beside kind and target. */
export interface Options {
  readonly to: Target
  /** For requests that have no `ref_id`. */
  readonly refId: string | undefined
}

/** `result` is JSON; `lines` is its text where JSON is not the form it came in (queries, scopes). */
export type Answer =
  | { readonly tag: "migrated"; readonly result: unknown; readonly lines?: string; readonly notes: ReadonlyArray<Note> }
  | { readonly tag: "refused"; readonly issues: ReadonlyArray<RefusalIssue> }
  | { readonly tag: "unreadable"; readonly issues: ReadonlyArray<Issue.Issue> }

export const refused = (...issues: ReadonlyArray<RefusalIssue>): Answer => ({ tag: "refused", issues })
export const unreadable = (issues: ReadonlyArray<Issue.Issue>): Answer => ({ tag: "unreadable", issues })

/** The answer of core's migration. */
export const fromMigration = <A>(migration: Migration<A>, show: (value: A) => unknown = (value) => value): Answer =>
  Result.isSuccess(migration)
    ? { tag: "migrated", result: show(migration.success.value), notes: migration.success.notes }
    : refused(...migration.failure.issues)

/** The same answer with every path under another one. */
export const within = (answer: Answer, ...path: ReadonlyArray<string | number>): Answer => {
  const moved = <N extends { readonly path: ReadonlyArray<string | number> }>(items: ReadonlyArray<N>) =>
    items.map((item) => ({ ...item, path: [...path, ...item.path] }))
  return answer.tag === "migrated"
    ? { ...answer, notes: moved(answer.notes) }
    : answer.tag === "refused"
      ? { ...answer, issues: moved(answer.issues) }
      : { ...answer, issues: moved(answer.issues) }
}
