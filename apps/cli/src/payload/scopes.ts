import * as Issue from "@segue/core/Issue"
import * as ScopeMigration from "@segue/core/migration/Scopes"
import * as Scope from "@segue/core/Scope"
/** `--kind scopes`: OAuth scopes, as text or as a JSON array. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import * as Answer from "./Answer.ts"

const readScopes = Issue.decoder(Schema.Array(Schema.String.check(Schema.isMinLength(1, { expected: "a scope" }))))

/** What RFC 6749 allows in one scope. */
const TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/u

const migrateAll = (scopes: ReadonlyArray<string>, to: Answer.Target): Answer.Answer => {
  const wrong = scopes.flatMap((scope, index) =>
    TOKEN.test(scope) && !scope.includes(",")
      ? []
      : [{ path: [index], message: "This is no scope", remedy: "White space separates scopes, nothing else does" }]
  )
  if (wrong.length > 0) return Answer.unreadable(wrong.slice(0, Issue.ISSUES_MAX))
  return Answer.fromMigration(
    to === "orchestration" ? ScopeMigration.toOrchestration(scopes) : ScopeMigration.toConversion(scopes)
  )
}

/** Migrates a JSON array of scopes. */
export const migrateArray = (value: unknown, { to }: Answer.Options): Answer.Answer => {
  const read = readScopes(value)
  return Result.isFailure(read) ? Answer.unreadable(read.failure) : migrateAll(read.success, to)
}

/** Migrates text; one scope a line stays one scope a line. */
export const migrateText = (text: string, { to }: Answer.Options): Answer.Answer => {
  const answer = migrateAll(Scope.split(text), to)
  if (answer.tag !== "migrated") return answer
  const separator = /\S\s*\n\s*\S/u.test(text) ? "\n" : " "
  return { ...answer, lines: (answer.result as ReadonlyArray<string>).join(separator) }
}
