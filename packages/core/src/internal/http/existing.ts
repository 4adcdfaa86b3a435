/** Reading and judging the record that stands in the way of a create, of whichever API it is. */
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import { Conversion } from "../../Conversion.ts"
import type { Metadata } from "../../Id.ts"
import type { Note } from "../../Note.ts"
import { Orchestration } from "../../Orchestration.ts"
import { RefIdConflict } from "../../PaxosError.ts"
import type { Verdict } from "./create.ts"
import { compare, conversionTerms, inWordsOf, metadataNotes, orchestrationTerms, type Terms } from "./match.ts"

type Read =
  | { readonly api: "orchestration"; readonly record: Orchestration }
  | { readonly api: "conversion"; readonly record: Conversion }

/** A record that is what the request asks for. */
export type Existing = Read & { readonly notes: ReadonlyArray<Note> }

/** What a request wants, for judging. */
export interface Wanted {
  readonly api: "orchestration" | "conversion"
  readonly ref_id: string | undefined
  readonly terms: Terms
  readonly metadata: Metadata | null | undefined
}

const decodeConversion = Schema.decodeUnknownResult(Conversion)
const decodeOrchestration = Schema.decodeUnknownResult(Orchestration)

/** Only a conversion has `target_asset`. Source: docs/vendor-facts.md#conv-object, #orch-object. */
const isConversion = (existing: unknown): boolean =>
  Predicate.hasProperty(existing, "target_asset") && existing.target_asset !== "" && existing.target_asset !== null

const read = (existing: unknown): Result.Result<Read, unknown> =>
  isConversion(existing)
    ? Result.map(decodeConversion(existing), (record) => ({ api: "conversion" as const, record }))
    : Result.map(decodeOrchestration(existing), (record) => ({ api: "orchestration" as const, record }))

/**
 * Compares a record with a request: it matches, or it is a conflict. `undefined` where that cannot be told: no readable
 * record, one with another `ref_id`, or one that hides where the money comes from or goes to, or for whom it moves.
 */
export const judge =
  (wanted: Wanted) =>
  (value: unknown): Verdict<Existing> => {
    const existing = Result.getOrUndefined(read(value))
    if (existing === undefined || wanted.ref_id === undefined) return undefined
    const { record } = existing
    if (record.ref_id !== undefined && record.ref_id !== wanted.ref_id) return undefined
    const found = existing.api === "conversion" ? conversionTerms(existing.record) : orchestrationTerms(existing.record)
    const { differing, hidden } = compare(wanted.terms, found)
    if (differing.length > 0) {
      const paths = inWordsOf(wanted.api, differing)
      return Result.fail(new RefIdConflict({ ref_id: wanted.ref_id, paths, existing: record }))
    }
    if (hidden.length > 0) return undefined
    return Result.succeed({ ...existing, notes: metadataNotes(wanted.metadata, record.metadata) })
  }

/** An issue where a record that was just created carries another `ref_id` than was sent: it is not ours. */
export const ownRefId =
  <A extends { readonly ref_id?: string }>(ref_id: string | null | undefined) =>
  (record: A): Result.Result<A, ReadonlyArray<{ readonly path: ReadonlyArray<string>; readonly message: string }>> =>
    record.ref_id === undefined || (ref_id ?? "") === "" || record.ref_id === ref_id
      ? Result.succeed(record)
      : Result.fail([{ path: ["ref_id"], message: "Not the ref_id that was sent" }])
