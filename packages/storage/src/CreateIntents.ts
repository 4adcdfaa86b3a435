/**
 * Every create, recorded before it is sent. One `ref_id` has one owner, one request and one API for ever, so that a
 * retry, a crash or a change of the cut-over switch can never make it move money twice.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"

import { makeLeases } from "./internal/intent-leases.ts"
import { fields, type Row, toIntent } from "./internal/intent-row.ts"
import { record } from "./internal/record-intent.ts"
import { type StorageError, stored, transaction } from "./Stored.ts"

/** The API that a `ref_id` belongs to. */
export type Api = "orchestration" | "conversion"

/**
 * - `recorded`: nothing was sent;
 * - `sending`: an attempt is under way, or its process died in it;
 * - `in_doubt`: an attempt may have succeeded, look-ups have to tell;
 * - `created`: the vendor has the record;
 * - `refused`: the vendor refused, and no attempt is in doubt;
 * - `not_sent`: nothing was sent and nothing will be, unless the caller asks again.
 */
export type State = "recorded" | "sending" | "in_doubt" | "created" | "refused" | "not_sent"

/** A create as it is kept. Times are RFC 3339 by the database's clock. */
export interface Intent {
  readonly refId: string
  readonly caller: string
  readonly requestHash: string
  readonly request: unknown
  readonly api: Api
  readonly sendBefore: string | undefined
  readonly state: State
  /** An attempt was in doubt once: no refusal counts until look-ups have settled it. */
  readonly isDoubted: boolean
  /** Times that it was sent, or was about to be. */
  readonly attempts: number
  readonly vendorId: string | undefined
  readonly outcome: unknown
  readonly recordedAt: string
  /** Milliseconds since it was recorded, by the database's clock. */
  readonly ageMs: number
  /** Milliseconds since anything last happened to it. */
  readonly idleMs: number
  /** Milliseconds since the last attempt that is in doubt; absent when none is. */
  readonly doubtAgeMs: number | undefined
}

/** A create to be recorded. */
export interface Wanted {
  readonly refId: string
  readonly caller: string
  /** Of the request in a normal form: the same hash is the same request. */
  readonly requestHash: string
  readonly request: unknown
  readonly asset: string
  /** Decimal text. */
  readonly amount: string
  /** Where it came in: what old clients send goes where the cut-over switch says. */
  readonly surface: "native" | "facade"
  /** RFC 3339; nothing is first sent after it. */
  readonly sendBefore?: string
  readonly requestId?: string
}

/** What recording came to. Only `Recorded` may be sent. */
export type Recorded =
  | { readonly _tag: "Recorded"; readonly intent: Intent; readonly isNew: boolean }
  /** The `ref_id` is somebody else's; nothing of theirs is told. */
  | { readonly _tag: "OtherCaller" }
  /** The caller used this `ref_id` for another request. */
  | { readonly _tag: "OtherRequest"; readonly intent: Intent }
  /** The caller's limits do not allow it. */
  | { readonly _tag: "OverLimit"; readonly limit: "create" | "day" | "minute"; readonly asset: string }

/** The right to work on a create for a while; its number makes every older one worthless. */
export interface Lease {
  readonly refId: string
  readonly number: number
}

/** What asking for a lease came to. */
export type Leased =
  | { readonly _tag: "Leased"; readonly lease: Lease; readonly intent: Intent }
  /** Somebody else is at it. */
  | { readonly _tag: "Busy"; readonly intent: Intent }
  /** There is nothing more to do. */
  | { readonly _tag: "Settled"; readonly intent: Intent }

/** Whether an attempt may be sent now. */
export type Started =
  | { readonly _tag: "Send"; readonly attempt: number }
  /** Its time to be sent is over and nothing was sent: it is `not_sent` now. */
  | { readonly _tag: "Expired" }
  /** The lease was taken over meanwhile: do not send. */
  | { readonly _tag: "Lost" }

/** How an attempt or a look-up ended. */
export type Ending =
  | { readonly state: "created"; readonly vendorId: string; readonly outcome?: unknown }
  /** `retryMs`: when to look again. */
  | { readonly state: "in_doubt"; readonly retryMs: number; readonly outcome?: unknown }
  /** `isSettled`: look-ups have shown that no earlier attempt succeeded. */
  | { readonly state: "refused"; readonly isSettled: boolean; readonly outcome?: unknown }
  | { readonly state: "not_sent"; readonly outcome?: unknown }

/** What settling came to: `Doubted` means that a refusal does not count yet, and the create stays in doubt. */
export type Settling = "Settled" | "Doubted" | "Lost"

/** Creates. */
export class CreateIntents extends Context.Service<
  CreateIntents,
  {
    /**
     * Records a create, chooses its API once, checks its caller's limits and audits it, all in one transaction. A
     * repetition gives what is there; one that was refused or not sent may be sent again.
     */
    readonly record: (wanted: Wanted) => Effect.Effect<Recorded, StorageError>
    readonly get: (refId: string) => Effect.Effect<Option.Option<Intent>, StorageError>
    /** Takes the right to work on it. An attempt whose process died is in doubt from then on. */
    readonly lease: (refId: string, forMs: number) => Effect.Effect<Option.Option<Leased>, StorageError>
    /** Keeps a lease for longer; false when it is worthless. */
    readonly renew: (lease: Lease, forMs: number) => Effect.Effect<boolean, StorageError>
    /** To be called right before sending: counts the attempt, unless it is too late or no longer ours. */
    readonly start: (lease: Lease) => Effect.Effect<Started, StorageError>
    /** Keeps how it ended, audits it and gives the lease back. */
    readonly settle: (lease: Lease, ending: Ending) => Effect.Effect<Settling, StorageError>
    /** Creates that wait for somebody to go on with them, oldest first: after a crash, or for the next look-up. */
    readonly unsettled: (limit: number) => Effect.Effect<ReadonlyArray<Intent>, StorageError>
    /** Creates that are not settled, whoever works on them, oldest first: for people. */
    readonly open: (limit: number) => Effect.Effect<ReadonlyArray<Intent>, StorageError>
  }
>()("@segue/storage/CreateIntents") {}

/** Creates in PostgreSQL. */
export const layer: Layer.Layer<CreateIntents, never, PgClient.PgClient> = Layer.effect(
  CreateIntents,
  Effect.map(PgClient.PgClient, (sql) => {
    const leases = makeLeases(sql)
    return CreateIntents.of({
      record: (wanted) => stored("record the create")(transaction(sql, record(sql, wanted))),
      get: (refId) =>
        sql<Row>`SELECT ${sql.literal(fields)} FROM create_intent WHERE ref_id = ${refId}`.pipe(
          Effect.map(([row]) => Option.map(Option.fromUndefinedOr(row), toIntent)),
          stored("read a create")
        ),
      lease: (refId, forMs) => stored("take a create up")(transaction(sql, leases.lease(refId, forMs))),
      renew: ({ number, refId }, forMs) =>
        sql`UPDATE create_intent SET leased_until = clock_timestamp() + ${forMs}::float8 * interval '1 millisecond'
          WHERE ref_id = ${refId} AND lease = ${number} AND leased_until > clock_timestamp() RETURNING ref_id`.pipe(
          Effect.map((rows) => rows.length === 1),
          stored("keep a create's lease")
        ),
      start: (lease) => stored("note an attempt")(transaction(sql, leases.start(lease))),
      settle: (lease, ending) => stored("keep a create's outcome")(transaction(sql, leases.settle(lease, ending))),
      unsettled: (limit) =>
        sql<Row>`SELECT ${sql.literal(fields)} FROM create_intent
          WHERE state IN ('recorded', 'sending', 'in_doubt')
            AND (leased_until IS NULL OR leased_until <= clock_timestamp())
            AND (next_at IS NULL OR next_at <= clock_timestamp())
          ORDER BY recorded_at LIMIT ${limit}::int`.pipe(
          Effect.map((rows) => rows.map(toIntent)),
          stored("read unsettled creates")
        ),
      open: (limit) =>
        sql<Row>`SELECT ${sql.literal(fields)} FROM create_intent
          WHERE state IN ('recorded', 'sending', 'in_doubt') ORDER BY recorded_at LIMIT ${limit}::int`.pipe(
          Effect.map((rows) => rows.map(toIntent)),
          stored("read open creates")
        )
    })
  })
)
