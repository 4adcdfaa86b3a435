/**
 * What should be told where, and what was: rows that outlive the process. A row is written before a call and its
 * reference after it, so that a crash repeats at most one message. It is a table of wanted states and not a queue of
 * jobs, because only the newest state of a message is worth sending.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import type { Change } from "@segue/follow/Store"
import { StoreError } from "@segue/follow/Store"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlError from "effect/sql/SqlError"

import type { Ref } from "../targets/Notifier.ts"
import { isNoticed } from "../view/View.ts"
import * as Rows from "./Rows.ts"

/** Which of the two tables a piece of work is in. */
type Kind = "message" | "reply"

/** One call to make. */
export interface Work {
  readonly kind: Kind
  readonly target: string
  readonly orchestrationId: string
  /** What is told: the message's newest state, or what the reply says. */
  readonly change: Change
  /** Where the message is; none before it is posted. */
  readonly ref: Ref | null
  readonly attempts: number
}

/** A change with the targets it goes to, each with the route that leads there. */
export interface Routed {
  readonly change: Change
  readonly targets: ReadonlyMap<string, string>
}

/** What became of a call. */
export type Outcome =
  | { readonly type: "taken"; readonly ref: Ref }
  | { readonly type: "again"; readonly afterMs: number; readonly failure: string }
  /** The message is not there any more: it is posted anew. */
  | { readonly type: "gone"; readonly failure: string }
  | { readonly type: "dead"; readonly failure: string }

/** What is kept about one message, for people. */
export interface Told {
  readonly kind: Kind
  readonly target: string
  readonly route: string | null
  readonly state: string
  readonly status: string
  readonly shownAt: string | null
  readonly attempts: number
  readonly failure: string | null
}

type Stored<A> = Effect.Effect<A, StoreError>

/** The outbox. */
export class Outbox extends Context.Service<
  Outbox,
  {
    /** Where the reader of changes stands; made at its first start. */
    readonly begin: (from: "now" | "open", head: number) => Stored<{ readonly isFirst: boolean }>
    /**
     * Reads on: `read` gets the reader's position and the time of its first start, and answers what to tell and where
     * the reader stands then. All of it is one transaction.
     */
    readonly advance: (
      read: (reader: Rows.Reader) => Stored<{ readonly routed: ReadonlyArray<Routed>; readonly sequence: number }>
    ) => Stored<number>
    /** The next piece of work of a target, oldest first; claimed, so that a crash from here on is seen. */
    readonly claim: (target: string, epoch: number) => Stored<Work | undefined>
    /** Keeps what became of a claimed piece of work. */
    readonly settle: (work: Work, epoch: number, outcome: Outcome) => Stored<void>
    /** Has every state called stuck, once, that an orchestration of this age should have left; answers how many. */
    readonly callStuck: (limit: {
      readonly route: string
      readonly status: string
      readonly minutes: number
    }) => Stored<number>
    /** What was told of an orchestration, where. */
    readonly told: (orchestrationId: string) => Stored<ReadonlyArray<Told>>
    /** Makes dead letters wait again, all or those of one target; answers how many. */
    readonly redrive: (target?: string) => Stored<number>
    readonly counts: Stored<ReadonlyArray<Rows.Count>>
  }
>()("@segue/bot/outbox/Outbox") {}

const stored =
  (what: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, StoreError, R> =>
    Effect.mapError(effect, (error) =>
      error instanceof StoreError
        ? error
        : new StoreError({
            message: `Could not ${what}`,
            isRetryable: SqlError.isSqlError(error) && error.isRetryable,
            cause: error
          })
    )

const write = (sql: PgClient.PgClient, { change, targets }: Routed) =>
  Effect.gen(function* () {
    const { id, sequence } = change
    const routed = [...targets].map(([target, route]) => ({ target, route }))
    if (routed.length > 0) yield* Rows.insert(sql, routed, change)
    // Whoever was told of it once is kept up to date, whatever the routes say now.
    yield* Rows.refresh(sql, change)
    if (isNoticed(change)) {
      yield* sql`INSERT INTO bot_reply (target, orchestration_id, sequence, told)
        SELECT target, orchestration_id, ${sequence}::bigint, ${sql.json(change)}::jsonb
        FROM bot_message WHERE orchestration_id = ${id}
        ON CONFLICT DO NOTHING`
    }
  })

const make = (sql: PgClient.PgClient): Outbox["Service"] => ({
  begin: (from, head) =>
    sql
      .withTransaction(
        Effect.gen(function* () {
          const made = yield* sql`INSERT INTO bot_reader (name, sequence) VALUES ('routing', ${head}::bigint)
            ON CONFLICT DO NOTHING RETURNING name`
          // Where orchestrations that are open now were first seen; what else is in between is no news.
          if (made.length > 0 && from === "open") {
            yield* sql`UPDATE bot_reader SET sequence = COALESCE((
              SELECT min(c.sequence) - 1 FROM orchestration_change c JOIN orchestration o ON o.id = c.orchestration_id
              WHERE o.is_open), sequence)`
          }
          return { isFirst: made.length > 0 }
        })
      )
      .pipe(stored("begin reading changes")),
  advance: (read) =>
    sql
      .withTransaction(
        Effect.gen(function* () {
          const reader = yield* Rows.lockReader(sql)
          const { routed, sequence } = yield* read(reader)
          for (const one of routed) yield* write(sql, one)
          if (sequence > reader.sequence) {
            yield* sql`UPDATE bot_reader SET sequence = ${sequence}::bigint WHERE name = 'routing'`
          }
          return routed.length
        })
      )
      .pipe(stored("write what is to be told")),
  claim: (target, epoch) =>
    sql
      .withTransaction(
        Effect.gen(function* () {
          yield* Rows.dropNeedless(sql, target)
          return (yield* Rows.claimReply(sql, target, epoch)) ?? (yield* Rows.claimMessage(sql, target, epoch))
        })
      )
      .pipe(stored("claim what is to be told")),
  settle: (work, epoch, outcome) =>
    sql
      .withTransaction(
        Effect.gen(function* () {
          const kept = yield* work.kind === "message"
            ? Rows.settleMessage(sql, work, epoch, outcome)
            : Rows.settleReply(sql, work, epoch, outcome)
          // Somebody took over meanwhile: what we sent may have come after what they sent, so it is said again.
          if (!kept && work.kind === "message") yield* Rows.sayAgain(sql, work)
        })
      )
      .pipe(stored("keep what was told")),
  callStuck: (limit) =>
    Rows.callStuck(sql, limit).pipe(
      Effect.map((rows) => rows.length),
      stored("look for what is stuck")
    ),
  told: (orchestrationId) => Rows.told(sql, orchestrationId).pipe(stored("read what was told")),
  redrive: (target) => sql.withTransaction(Rows.redrive(sql, target)).pipe(stored("redrive dead letters")),
  counts: Rows.counts(sql).pipe(stored("count what waits"))
})

/** It in PostgreSQL, on tables that are there. */
export const layer: Layer.Layer<Outbox, never, PgClient.PgClient> = Layer.effect(
  Outbox,
  Effect.map(PgClient.PgClient, make)
)
