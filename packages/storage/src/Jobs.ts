/**
 * Work that survives: queues in the database with retries and kept dead letters. An offer inside a transaction of the
 * same client stands and falls with it. Delivery is at least once.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as PersistedQueue from "effect/persistence/PersistedQueue"
import * as SqlClient from "effect/sql/SqlClient"

import { rfc3339, type StorageError, stored } from "./Stored.ts"

/** The queues' table; the queue's own steps are listed beside it. */
export const TABLE = "job"

/** Work that failed for good: it is kept, with the reason, until somebody redrives it. */
export interface DeadLetter {
  readonly id: string
  readonly attempts: number
  /** The last failure, as text; it may quote what failed. */
  readonly failure: string
  /** RFC 3339. */
  readonly failedAt: string
  readonly element: unknown
}

/** Looking after queues; `PersistedQueue.make` makes them. */
export class Jobs extends Context.Service<
  Jobs,
  {
    readonly dead: (queue: string, limit: number) => Effect.Effect<ReadonlyArray<DeadLetter>, StorageError>
    /** Makes dead letters pending again, one or all of a queue; answers how many. */
    readonly redrive: (queue: string, id?: string) => Effect.Effect<number, StorageError>
    /** How much waits and how much is dead. */
    readonly counts: (queue: string) => Effect.Effect<{ readonly pending: number; readonly dead: number }, StorageError>
  }
>()("@segue/storage/Jobs") {}

interface Row extends Omit<DeadLetter, "element"> {
  readonly element: string
}

const care = Layer.effect(
  Jobs,
  Effect.map(PgClient.PgClient, (sql) =>
    Jobs.of({
      dead: (queue, limit) =>
        sql<Row>`SELECT id, attempts, COALESCE(last_failure, '') AS failure, ${sql.literal(rfc3339("updated_at"))} AS "failedAt",
            element
          FROM job WHERE queue_name = ${queue} AND state = 'failed' ORDER BY sequence LIMIT ${limit}::int`.pipe(
          Effect.map((rows) =>
            rows.map((row): DeadLetter => ({ ...row, element: JSON.parse(row.element) as unknown }))
          ),
          stored("read dead letters")
        ),
      redrive: (queue, id) =>
        sql`UPDATE job SET state = 'pending', attempts = 0, visible_at = now(), updated_at = now()
          WHERE queue_name = ${queue} AND state = 'failed' AND (${id ?? null}::text IS NULL OR id = ${id ?? null}::text)
          RETURNING id`.pipe(
          Effect.map((rows) => rows.length),
          stored("redrive dead letters")
        ),
      counts: (queue) =>
        sql<{ pending: number; dead: number }>`SELECT count(*) FILTER (WHERE state = 'pending')::int AS pending,
            count(*) FILTER (WHERE state = 'failed')::int AS dead
          FROM job WHERE queue_name = ${queue}`.pipe(
          Effect.map(([row]) => row ?? { pending: 0, dead: 0 }),
          stored("count jobs")
        )
    })
  )
)

/** How queues look for work and notice workers that died. */
export interface Options {
  readonly pollInterval?: Duration.Input
  /** A worker that did not renew its hold for this long is taken for dead. */
  readonly lockExpiration?: Duration.Input
  readonly lockRefreshInterval?: Duration.Input
}

/** Queues in PostgreSQL. */
export const layer = (
  options: Options = {}
): Layer.Layer<Jobs | PersistedQueue.PersistedQueueFactory, StorageError, PgClient.PgClient> => {
  const store = Layer.effect(
    PersistedQueue.PersistedQueueStore,
    PersistedQueue.makeStoreSql({ ...options, tableName: TABLE }).pipe(stored("prepare the job queues"))
  )
  // The store is PostgreSQL's only through the general client, which is the same one.
  const clients = Layer.effect(SqlClient.SqlClient, PgClient.PgClient)
  return Layer.merge(care, PersistedQueue.layer.pipe(Layer.provide(store))).pipe(Layer.provide(clients))
}
