/**
 * What following needs to remember. `storage` keeps it in PostgreSQL, `StoreMemory` in this process; `StoreContract`
 * is what both are tested with.
 */
import type { Orchestration } from "@segue/core/Orchestration"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"
import type * as Option from "effect/Option"

import type { Difference } from "./Difference.ts"
import type { Known } from "./Progress.ts"

/** The store could not do it. `isRetryable`: it may work when tried again as it is. */
export class StoreError extends Data.TaggedError("StoreError")<{
  readonly message: string
  readonly isRetryable: boolean
  readonly cause?: unknown
}> {}

/** Another reader moved the cursor first: nothing was recorded, and its position is the one to go on from. */
export class CursorMoved extends Data.TaggedError("CursorMoved")<{ readonly name: string }> {}

/** How an observation came about. */
export type Origin = "event" | "pending-sweep" | "safety-sweep" | "look" | "create" | "reconciliation"

/** An orchestration as it was read. */
export interface Observation {
  readonly orchestration: Orchestration
  readonly origin: Origin
  /** The event that made us look; its time dates a final status when it tells of that status. */
  readonly event?: { readonly id: string; readonly created_at: string; readonly status: string }
}

/** One entry of the change feed. */
export interface Change {
  /** 1, 2, 3 …: no gaps, and no entry appears behind one that a reader has seen. */
  readonly sequence: number
  readonly kind: "first" | "advance" | "incident"
  readonly id: string
  readonly status: string
  readonly previous: string | undefined
  readonly origin: Origin
  readonly event_id: string | undefined
  /** RFC 3339, by the store's clock. */
  readonly observed_at: string
  /** The orchestration as it was read then. */
  readonly orchestration: Orchestration
}

/** A position that several readers share: whoever moves it names the version it read. */
export interface Cursor {
  /** 0: nobody has stored it yet. */
  readonly version: number
  readonly value: unknown
}

/** Moving a cursor, in the same transaction as what was learnt on the way. */
export interface Advance {
  readonly name: string
  readonly version: number
  readonly value: unknown
}

/** An orchestration that may still change. */
export interface OpenRow {
  readonly id: string
  readonly status: string
  readonly created_at: string
}

/** A row for comparing with the vendor's. */
export interface KnownRow extends Known {
  readonly id: string
  readonly created_at: string
  /** As first seen: what it moves never changes, so a later difference is found. */
  readonly first: Orchestration
}

/** Which open rows: one status or all, in order of id, after an id. */
export interface OpenQuery {
  readonly status?: string
  readonly after?: string
  readonly limit: number
}

type Stored<A, E = never> = Effect.Effect<A, StoreError | E>

/** What following remembers. */
export class Store extends Context.Service<
  Store,
  {
    /**
     * Records observations and appends what they changed to the feed, all or nothing; repeating it changes nothing.
     * Answers the new entries. With `advance` the cursor moves in the same transaction, or nothing happens at all.
     */
    readonly apply: (
      observations: ReadonlyArray<Observation>,
      advance?: Advance
    ) => Stored<ReadonlyArray<Change>, CursorMoved>
    /** A cursor; version 0 and no value before the first `apply` that moves it. */
    readonly cursor: (name: string) => Stored<Cursor>
    /** Those of these orchestrations that are known. */
    readonly known: (ids: ReadonlyArray<string>) => Stored<ReadonlyMap<string, Known>>
    /** Orchestrations that are not final, in order of id. */
    readonly open: (query: OpenQuery) => Stored<ReadonlyArray<OpenRow>>
    /** When the oldest orchestration that is not final was created. */
    readonly oldestOpen: Stored<Option.Option<string>>
    /** Rows by id, for reconciliation. */
    readonly rows: (ids: ReadonlyArray<string>) => Stored<ReadonlyArray<KnownRow>>
    /** Rows created from a time on, in order of id, after an id. Lower bounds may include a little more. */
    readonly createdSince: (query: {
      readonly from: string
      readonly after?: string
      readonly limit: number
    }) => Stored<ReadonlyArray<KnownRow>>
    /** Which of these `ref_id`s were created by us; `undefined` where nobody keeps that. */
    readonly ours: (ref_ids: ReadonlyArray<string>) => Stored<ReadonlySet<string> | undefined>
    /** Keeps the outcome of a reconciliation, replacing the one before it. */
    readonly saveReconciliation: (run: ReconciliationRun) => Stored<void>
    /** The outcome of the newest reconciliation. */
    readonly lastReconciliation: Stored<Option.Option<ReconciliationRun>>
    /** Feed entries after a sequence, in order. */
    readonly changes: (after: number, limit: number) => Stored<ReadonlyArray<Change>>
    /** The newest sequence of the feed; 0 for none. */
    readonly head: Stored<number>
  }
>()("@segue/follow/Store") {}

/** One comparison with the vendor. */
export interface ReconciliationRun {
  /** Lower bound of what was compared, RFC 3339. */
  readonly from: string
  readonly compared: number
  readonly differences: ReadonlyArray<Difference>
}
