/** OAuth scope lists: rows A1 to A5 of docs/migration-map.md. */
import type { Note } from "../Note.ts"
import * as Scope from "../Scope.ts"
import { at, migrated, type Migration } from "./Migrated.ts"
import * as Notes from "./Notes.ts"

/** Names seen in public code and in the vendor's own error texts that are no scopes. */
const typos: ReadonlySet<string> = new Set([
  "event:read_event",
  "conversion:read_stablecoin",
  "conversion:write_stablecoin",
  "orchestration:read",
  "orchestration:write",
  "funding:read_write",
  "stablecoin:read_write"
])

const replace = (
  scopes: ReadonlyArray<string>,
  map: ReadonlyMap<string, string>,
  notes: ReadonlyArray<Note>
): Migration<ReadonlyArray<string>> => {
  const result: Array<string> = []
  const found: Array<Note> = []
  let replaced = false
  scopes.forEach((scope, index) => {
    const next = map.get(scope) ?? scope
    replaced ||= next !== scope
    if (typos.has(scope)) found.push(at(Notes.scopeTypo, index))
    if (result.includes(next)) found.push(at(Notes.scopeDuplicate, index))
    else result.push(next)
  })
  return migrated(result, [...found, ...(replaced ? notes : [Notes.nothingToMigrate])])
}

/** Legacy scopes to new ones; scopes of other APIs stay where they are. */
export const toOrchestration = (scopes: ReadonlyArray<string>): Migration<ReadonlyArray<string>> =>
  replace(scopes, Scope.legacyToNew, [Notes.grantFirst, Notes.keepWhileDraining])

/** New scopes to legacy ones. */
export const toConversion = (scopes: ReadonlyArray<string>): Migration<ReadonlyArray<string>> =>
  replace(scopes, Scope.newToLegacy, [Notes.grantFirst])
