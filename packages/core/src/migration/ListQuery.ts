/** Listing queries: rows Q1 to Q12 of docs/migration-map.md. Time bounds keep their text. */
import type { ConversionQuery } from "../Conversion.ts"
import type { Note } from "../Note.ts"
import type { OrchestrationQuery } from "../Orchestration.ts"
import type * as Query from "../Query.ts"
import { at, losing, migrated, type Migration, type RefusalIssue, refused } from "./Migrated.ts"
import * as Notes from "./Notes.ts"
import * as Refusals from "./Refusals.ts"

type Writable<A> = { -readonly [K in keyof A]: A[K] }

/**
 * Legacy query to new query. `updated_at` bounds and cursors are refused: dropping them would widen the query or start
 * it again without a word.
 *
 * @param unknown parameters the legacy listing does not have; they are left out with a note
 */
export const toOrchestration = (query: ConversionQuery, unknown: Query.Pairs = []): Migration<OrchestrationQuery> => {
  const value: Writable<OrchestrationQuery> = {}
  const notes: Array<Note> = []
  const issues: Array<RefusalIssue> = []
  // In the order in which the parameters were written, so that a URL stays recognisable.
  for (const key of Object.keys(query) as ReadonlyArray<keyof ConversionQuery>) {
    switch (key) {
      case "profile_id":
        value.profile_id = [query.profile_id!]
        notes.push(at(Notes.profileFilter, key))
        break
      case "ref_id":
        value.ref_id = [query.ref_id!]
        break
      case "created_at.begin":
        value["created_at.gte"] = query[key]!
        break
      case "created_at.end":
        value["created_at.lte"] = query[key]!
        break
      case "updated_at.begin":
      case "updated_at.end":
        issues.push(at(Refusals.updatedAtFilter, key))
        break
      case "page_cursor":
        issues.push(Refusals.pageCursor)
        break
      case "order":
        value.order = query.order!
        break
      case "limit":
        value.limit = query.limit!
        break
    }
  }
  for (const [key, text] of unknown) notes.push(losing(Notes.unknownParameter, text, key))
  return issues.length > 0 ? refused(issues) : migrated(value, [...notes, Notes.population])
}

/** New query to legacy query; refused where the legacy listing would answer more rows than asked for. */
export const toConversion = (query: OrchestrationQuery): Migration<ConversionQuery> => {
  const value: Writable<ConversionQuery> = {}
  const issues: Array<RefusalIssue> = []
  const bound = (side: "created_at.begin" | "created_at.end", from: keyof OrchestrationQuery, text: string): void => {
    if (value[side] !== undefined && value[side] !== text) issues.push(at(Refusals.severalBounds, from))
    else value[side] = text
  }
  for (const key of Object.keys(query) as ReadonlyArray<keyof OrchestrationQuery>) {
    switch (key) {
      case "profile_id":
      case "ref_id": {
        const [one, ...more] = query[key]!
        if (one === undefined || more.length > 0) issues.push(at(Refusals.severalValues, key))
        else value[key] = one
        break
      }
      case "created_at.gte":
        bound("created_at.begin", key, query[key]!)
        break
      case "created_at.lte":
        bound("created_at.end", key, query[key]!)
        break
      case "created_at.eq":
        bound("created_at.begin", key, query[key]!)
        bound("created_at.end", key, query[key]!)
        break
      case "created_at.lt":
      case "created_at.gt":
        issues.push(at(Refusals.exclusiveBound, key))
        break
      case "page_cursor":
        issues.push(Refusals.pageCursor)
        break
      case "order":
        value.order = query.order!
        break
      case "limit":
        value.limit = query.limit!
        break
      default:
        issues.push(at(Refusals.noLegacyFilter, key))
    }
  }
  return issues.length > 0 ? refused(issues) : migrated(value, [])
}
