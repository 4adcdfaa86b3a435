/**
 * The legacy service, for draining what is under way and for proofs of equivalence. New money moves through
 * `Orchestrations`. Sources: docs/vendor-facts.md#conv-endpoints, #conv-deprecated.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"

import { Conversion, type ConversionQuery, type ConversionRequest } from "./Conversion.ts"
import type { Page } from "./Listing.ts"
import { Note } from "./Note.ts"
import { Orchestration } from "./Orchestration.ts"
import * as PaxosError from "./PaxosError.ts"

/** The API accepted the request and made this record. */
export const Created = Schema.TaggedStruct("Created", { conversion: Conversion })

/**
 * The record was there already and is what the request asks for; differing metadata is told in notes. Its status may be
 * any, CANCELLED included.
 */
export const AlreadyExists = Schema.TaggedStruct("AlreadyExists", {
  conversion: Conversion,
  notes: Schema.Array(Note)
})

/** The `ref_id` belongs to an orchestration that does what the request asks for. Nothing was created, nothing may be. */
export const NewOrchestration = Schema.TaggedStruct("NewOrchestration", { orchestration: Orchestration })

/**
 * Whether the record exists cannot be known now; no failure. Without a `ref_id` nothing can find it again: a person has
 * to compare the listing.
 */
export const Unknown = Schema.TaggedStruct("Unknown", {
  ref_id: Schema.optionalKey(Schema.String),
  reason: PaxosError.Reason
})

/** How a create ended. */
export const CreateOutcome = Schema.Union([Created, AlreadyExists, NewOrchestration, Unknown])
export type CreateOutcome = typeof CreateOutcome.Type

type Failing<A> = Effect.Effect<A, PaxosError.PaxosError>

/** Conversions of the deprecated API. */
export class Conversions extends Context.Service<
  Conversions,
  {
    /**
     * Creates a conversion with the same care as `Orchestrations.create`. Without a `ref_id` nothing can
     * find it again: it is sent a second time only after a 401 or a 429, which say that the first was not accepted, and
     * a lost reply stays unknown.
     */
    readonly create: (
      request: ConversionRequest
    ) => Effect.Effect<CreateOutcome, PaxosError.PaxosError | PaxosError.RefIdConflict>
    readonly get: (id: string) => Failing<Conversion>
    readonly list: (query: ConversionQuery) => Failing<Page<Conversion>>
    /** All rows from the query's cursor on. Polling by `updated_at` may miss settlements (#conv-updated-before-settled). */
    readonly stream: (query: ConversionQuery) => Stream.Stream<Conversion, PaxosError.PaxosError>
    /**
     * Cancels a conversion that is still CREATED. Sent once; `PaxosError.isInDoubt` tells whether to read it again. What
     * a settled one answers is not known (docs/vendor-facts.md#conv-cancel-late).
     */
    readonly cancel: (id: string) => Failing<Conversion>
    /** The conversion with this `ref_id`. None proves nothing about a create that is still under way. */
    readonly getByRefId: (ref_id: string) => Failing<Option.Option<Conversion>>
  }
>()("@segue/core/Conversions") {}
