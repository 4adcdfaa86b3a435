/** Error bodies: rows X1 to X8 of docs/migration-map.md. */
import * as Result from "effect/Result"

import { Conversion } from "../Conversion.ts"
import * as Issue from "../Issue.ts"
import type { Note } from "../Note.ts"
import { Orchestration } from "../Orchestration.ts"
import * as Problem from "../Problem.ts"
import * as Scope from "../Scope.ts"
import { at, migrated, type Migration } from "./Migrated.ts"
import * as Notes from "./Notes.ts"
import * as ObjectMigration from "./Object.ts"

const readConversion = Issue.decoder(Conversion)
const readOrchestration = Issue.decoder(Orchestration)

/** `meta` with its existing record replaced; a record that cannot be read or migrated stays as it is. */
const withExisting = (
  problem: Problem.Problem,
  migrate: (existing: unknown) => { readonly value: unknown; readonly notes: ReadonlyArray<Note> } | undefined
): { readonly problem: Problem.Problem; readonly notes: ReadonlyArray<Note> } => {
  const existing = problem.meta?.["existing"]
  const result = existing === undefined ? undefined : migrate(existing)
  if (existing === undefined) return { problem, notes: [] }
  if (result === undefined) return { problem, notes: [at(Notes.existingKept, "meta", "existing")] }
  return {
    problem: { ...problem, meta: { ...problem.meta, existing: result.value } },
    notes: [
      at(Notes.existingMigrated, "meta", "existing"),
      ...result.notes.map((note) => ({ ...note, path: ["meta", "existing", ...note.path] }))
    ]
  }
}

const renameScopes = (detail: string, map: ReadonlyMap<string, string>): string =>
  // Whole tokens only: orchestration:read_orchestration is a prefix of ..._rule.
  detail.replaceAll(/[a-z]+:[a-z_]+/gu, (token) => map.get(token) ?? token)

const finish = (
  problem: Problem.Problem,
  notes: ReadonlyArray<Note>,
  scopes: ReadonlyMap<string, string>
): Migration<Problem.Problem> => {
  if (problem.detail === undefined) return migrated(problem, notes)
  return migrated({ ...problem, detail: renameScopes(problem.detail, scopes) }, [
    ...notes,
    at(Notes.detailText, "detail"),
    ...(problem.status === 400 && Problem.kind(problem) === undefined ? [at(Notes.limitProblem, "detail")] : [])
  ])
}

/** A problem of the legacy API as the new one would send it, as far as that is documented. */
export const toOrchestration = (problem: Problem.Problem): Migration<Problem.Problem> => {
  const { notes, problem: next } = withExisting(problem, (existing) => {
    const read = readConversion(existing)
    if (Result.isFailure(read)) return undefined
    const result = ObjectMigration.toOrchestration(read.success)
    return Result.isSuccess(result) ? result.success : undefined
  })
  return finish(next, notes, Scope.legacyToNew)
}

/** A problem of the new API in the legacy shape. */
export const toConversion = (
  problem: Problem.Problem,
  options: ObjectMigration.ToConversionOptions = {}
): Migration<Problem.Problem> => {
  const { notes, problem: next } = withExisting(problem, (existing) => {
    const read = readOrchestration(existing)
    if (Result.isFailure(read)) return undefined
    const result = ObjectMigration.toConversion(read.success, options)
    return Result.isSuccess(result) ? result.success : undefined
  })
  return finish(next, notes, Scope.newToLegacy)
}
