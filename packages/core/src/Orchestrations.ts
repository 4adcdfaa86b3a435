/**
 * The service that everything else uses to move money: one interface, with layers over the vendor's HTTP API, in
 * process over an emulator, and over a gateway.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"

import { Conversion } from "./Conversion.ts"
import { Event, type EventQuery } from "./Event.ts"
import { changes } from "./internal/http/changes.ts"
import { findByRefId } from "./internal/http/lookup.ts"
import { pages } from "./internal/http/page.ts"
import { type Patience, patienceDefaults, watch } from "./internal/http/watch.ts"
import type { Page } from "./Listing.ts"
import { Note } from "./Note.ts"
import { Orchestration, type OrchestrationQuery, type OrchestrationRequest } from "./Orchestration.ts"
import * as PaxosError from "./PaxosError.ts"
import type { Rule, RuleQuery, RuleRequest } from "./Rule.ts"
import { Timestamp } from "./Timestamp.ts"

/** The API accepted the request and made this record. */
export const Created = Schema.TaggedStruct("Created", { orchestration: Orchestration })

/**
 * The record was there already and is what the request asks for: the success of a repeated create. Differing metadata
 * is told in notes. Its status may be any, FAILED included.
 */
export const AlreadyExists = Schema.TaggedStruct("AlreadyExists", {
  orchestration: Orchestration,
  notes: Schema.Array(Note)
})

/**
 * The `ref_id` belongs to a conversion of the legacy API that does what the request asks for. Nothing was created, and
 * nothing may be: it would move the money twice. Source: docs/vendor-facts.md#open-ref-id-namespace.
 */
export const LegacyConversion = Schema.TaggedStruct("LegacyConversion", { conversion: Conversion })

/**
 * Whether the record exists cannot be known now. This is no failure: keep the `ref_id`, and ask again with it
 * (`getByRefId`, or the same create). Never create under another `ref_id` because of it.
 */
export const Unknown = Schema.TaggedStruct("Unknown", { ref_id: Schema.String, reason: PaxosError.Reason })

/** How a create ended. */
export const CreateOutcome = Schema.Union([Created, AlreadyExists, LegacyConversion, Unknown])
export type CreateOutcome = typeof CreateOutcome.Type

/**
 * Where a reader of changes stands: the newest event it has handled, and the events close to it that it has handled.
 * Store it as it is given; start with `changesFrom`.
 */
export const ChangesCursor = Schema.Struct({ created_at: Timestamp, seen: Schema.Array(Schema.String) }).annotate({
  identifier: "ChangesCursor"
})
export interface ChangesCursor extends Schema.Schema.Type<typeof ChangesCursor> {}

/** A cursor for a reader that begins at a time. */
export const changesFrom = (created_at: string): ChangesCursor => ({ created_at, seen: [] })

/** A change of status: the event that told of it, the orchestration as read afterwards, and where to go on from. */
export const StatusChange = Schema.Struct({
  event: Event,
  orchestration: Orchestration,
  cursor: ChangesCursor
}).annotate({ identifier: "StatusChange" })
export interface StatusChange extends Schema.Schema.Type<typeof StatusChange> {}

export type { Patience }
/** How patient `watch` and `changes` are unless told otherwise. */
export const patience: Patience = patienceDefaults

type Failing<A> = Effect.Effect<A, PaxosError.PaxosError>
type Flowing<A> = Stream.Stream<A, PaxosError.PaxosError>

/** The operations a layer must bring; `fromBasics` makes the rest of them. */
export interface Basics {
  /**
   * Creates an orchestration, once, whatever is lost on the way: a create in doubt is looked up, and repeated only with
   * its own `ref_id`. Fails for definite refusals and for a `ref_id` that belongs to something else; all other endings
   * are outcomes.
   */
  readonly create: (
    request: OrchestrationRequest
  ) => Effect.Effect<CreateOutcome, PaxosError.PaxosError | PaxosError.RefIdConflict>
  /** One orchestration. Calls that run at the same time share requests, 100 ids in each. */
  readonly get: (id: string) => Failing<Orchestration>
  /** One page. The listing holds more than conversions: docs/vendor-facts.md#orch-population. */
  readonly list: (query: OrchestrationQuery) => Failing<Page<Orchestration>>
  readonly rules: {
    /** Creates a rule. Not repeated; `PaxosError.isInDoubt` tells whether it may exist after a failure. */
    readonly create: (request: RuleRequest) => Failing<Rule>
    readonly list: (query: RuleQuery) => Failing<Page<Rule>>
    /** Marks a rule as deleted; orchestrations under way go on (docs/vendor-facts.md#orch-rule-delete). */
    readonly delete: (id: string) => Failing<Rule>
  }
  readonly events: {
    /** One event. A test event is found only with `is_test` (docs/vendor-facts.md#event-is-test). */
    readonly get: (id: string, options?: { readonly is_test?: boolean }) => Failing<Event>
    readonly list: (query: EventQuery) => Failing<Page<Event>>
  }
}

/** Everything the service offers. */
export interface Operations extends Basics {
  /** The orchestration with this `ref_id`. None proves nothing about a create that is still under way. */
  readonly getByRefId: (ref_id: string) => Failing<Option.Option<Orchestration>>
  /** All rows from the query's cursor on; pages are asked for as the rows are wanted. */
  readonly stream: (query: OrchestrationQuery) => Flowing<Orchestration>
  /**
   * Emits each id's first state and each change of its status, and ends when all are terminal. PENDING is asked for ever
   * more slowly, as an approval may take days; unknown statuses are followed. Errors that pass by themselves are waited
   * out, up to `outageMs`; an id that the vendor does not know is asked for again, up to `notVisibleMs`, and is then a
   * NotFound error that ends the stream for all of them.
   */
  readonly watch: (ids: string | ReadonlyArray<string>) => Flowing<Orchestration>
  /**
   * Changes of status from a position on, without end: at least once, never an older status after a newer one within
   * one stream, several changes close together as the last of them. Events up to `overlapMs` before the position are
   * read too. There are no events for PENDING and REJECTED (docs/vendor-facts.md#event-none-for-pending-rejected), and
   * the vendor does not promise that every event becomes visible in time: whoever must miss nothing also sweeps through
   * the listing by status. The package `follow` does both.
   */
  readonly changes: (from: ChangesCursor) => Flowing<StatusChange>
  readonly rules: Basics["rules"] & { readonly stream: (query: RuleQuery) => Flowing<Rule> }
  readonly events: Basics["events"] & { readonly stream: (query: EventQuery) => Flowing<Event> }
}

/** Orchestrations, their rules and their events. */
export class Orchestrations extends Context.Service<Orchestrations, Operations>()("@segue/core/Orchestrations") {}

/** The whole service from the operations that only a layer can bring. */
export const fromBasics = (basics: Basics, options: Partial<Patience> = {}): Operations => {
  const patient: Patience = { ...patience, ...options }
  return {
    ...basics,
    getByRefId: (ref_id) => findByRefId("ListOrchestrations", basics.list, { ref_id: [ref_id] }, ref_id),
    stream: (query) => pages("ListOrchestrations", basics.list, query),
    watch: (ids) => watch(basics.get, typeof ids === "string" ? [ids] : ids, patient),
    changes: (from) => changes({ get: basics.get, listEvents: basics.events.list }, from, patient),
    rules: { ...basics.rules, stream: (query) => pages("ListOrchestrationRules", basics.rules.list, query) },
    events: { ...basics.events, stream: (query) => pages("ListEvents", basics.events.list, query) }
  }
}
