/** What every direction of the migration map answers: a result with notes, or a refusal that says what to do. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import * as Issue from "../Issue.ts"
import { Note } from "../Note.ts"

/** A migrated value, and everything that did not carry over, is unknown, or needs a person. */
export interface Migrated<A> {
  readonly value: A
  readonly notes: ReadonlyArray<Note>
}

/** Why a value was understood and still not migrated; `row` is the row of docs/migration-map.md. */
export const RefusalIssue = Schema.Struct({ ...Issue.Issue.fields, code: Schema.String, row: Schema.String })
export interface RefusalIssue extends Schema.Schema.Type<typeof RefusalIssue> {}

/** The value was read and cannot be migrated as it stands: nothing is rounded, invented or dropped to make it fit. */
export class MigrationRefused extends Schema.TaggedError<MigrationRefused>()("MigrationRefused", {
  issues: Schema.Array(RefusalIssue)
}) {
  override get message(): string {
    return this.issues.map(Issue.format).join("\n")
  }
}

export type Migration<A> = Result.Result<Migrated<A>, MigrationRefused>

/** A migrated value with its notes. */
export const migrated = <A>(value: A, notes: ReadonlyArray<Note>): Migration<A> => Result.succeed({ value, notes })

/** A refusal with its issues. */
export const refused = (issues: ReadonlyArray<RefusalIssue>): Migration<never> =>
  Result.fail(new MigrationRefused({ issues }))

/** The same note or issue at another place. */
export const at = <N extends { readonly path: ReadonlyArray<string | number> }>(
  what: N,
  ...path: ReadonlyArray<string | number>
): N => ({ ...what, path })

/** A note with the value that was left out, and its place. */
export const losing = (what: Note, lost: unknown, ...path: ReadonlyArray<string | number>): Note => ({
  ...what,
  path,
  lost
})
