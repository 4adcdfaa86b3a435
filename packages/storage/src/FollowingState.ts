/** How following is doing, kept by whoever follows, for all replicas to show. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { type Health, type Way, ways } from "@segue/follow/Follower"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

import { rfc3339, type StorageError, stored } from "./Stored.ts"

/** One way of noticing, as its process sees it now; ages by its own clock, in milliseconds. */
export interface Told {
  readonly way: string
  readonly succeededAgoMs?: number
  readonly failing?: { readonly forMs: number; readonly message: string }
}

/** The same, for whoever shows it. Times are RFC 3339, ages in milliseconds, by the database's clock. */
export interface State {
  readonly way: string
  readonly succeededAt: string | undefined
  readonly succeededAgoMs: number | undefined
  readonly failing: { readonly since: string; readonly message: string } | undefined
}

/** What a follower says of itself, now by its process's clock. */
export const fromHealth = (health: Readonly<Record<Way, Health>>, nowMs: number): ReadonlyArray<Told> =>
  ways.map((way) => {
    const { failing, succeededAtMs } = health[way]
    return {
      way,
      ...(succeededAtMs === undefined ? {} : { succeededAgoMs: Math.max(0, nowMs - succeededAtMs) }),
      ...(failing === undefined
        ? {}
        : { failing: { forMs: Math.max(0, nowMs - failing.sinceMs), message: failing.message } })
    }
  })

/** How following is doing. */
export class FollowingState extends Context.Service<
  FollowingState,
  {
    readonly save: (states: ReadonlyArray<Told>) => Effect.Effect<void, StorageError>
    readonly read: Effect.Effect<ReadonlyArray<State>, StorageError>
  }
>()("@segue/storage/FollowingState") {}

interface Row {
  readonly way: string
  readonly succeeded_at: string | null
  readonly succeeded_ago_ms: number | null
  readonly failing_since: string | null
  readonly message: string | null
}

const toState = (row: Row): State => ({
  way: row.way,
  succeededAt: row.succeeded_at ?? undefined,
  succeededAgoMs: row.succeeded_ago_ms ?? undefined,
  failing: row.failing_since === null ? undefined : { since: row.failing_since, message: row.message ?? "" }
})

/** It in PostgreSQL. */
export const layer: Layer.Layer<FollowingState, never, PgClient.PgClient> = Layer.effect(
  FollowingState,
  Effect.map(PgClient.PgClient, (sql) =>
    FollowingState.of({
      save: (states) => {
        const rows = states.map(({ failing, succeededAgoMs, way }) => ({
          way,
          succeeded_ago_ms: succeededAgoMs ?? null,
          failing_for_ms: failing?.forMs ?? null,
          message: failing?.message ?? null
        }))
        return sql`INSERT INTO following_state AS s (way, succeeded_at, failing_since, message)
          SELECT way, clock_timestamp() - succeeded_ago_ms * interval '1 millisecond',
            clock_timestamp() - failing_for_ms * interval '1 millisecond', message
          FROM jsonb_to_recordset(${sql.json(rows)}) AS r (way text, succeeded_ago_ms float8, failing_for_ms float8, message text)
          ORDER BY way
          ON CONFLICT (way) DO UPDATE SET succeeded_at = GREATEST(s.succeeded_at, excluded.succeeded_at),
            failing_since = excluded.failing_since, message = excluded.message, updated_at = clock_timestamp()`.pipe(
          Effect.asVoid,
          stored("keep how following is doing")
        )
      },
      read: sql<Row>`SELECT way, ${sql.literal(rfc3339("succeeded_at"))} AS succeeded_at,
          (extract(epoch FROM clock_timestamp() - succeeded_at) * 1000)::float8 AS succeeded_ago_ms,
          ${sql.literal(rfc3339("failing_since"))} AS failing_since, message
        FROM following_state ORDER BY way`.pipe(
        Effect.map((rows) => rows.map(toState)),
        stored("read how following is doing")
      )
    })
  )
)
