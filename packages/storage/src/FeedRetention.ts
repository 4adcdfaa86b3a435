/** How far back the change feed reaches: old entries of orchestrations that are final go, and the feed knows from where. */
import * as PgClient from "@effect/sql-pg/PgClient"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

import { type StorageError, stored, transaction } from "./Stored.ts"

/** Where the feed begins and ends. Entries `floor + 1` to `last` are there. */
export interface Extent {
  readonly floor: number
  readonly last: number
}

/** The feed's extent. */
export class FeedRetention extends Context.Service<
  FeedRetention,
  {
    readonly extent: Effect.Effect<Extent, StorageError>
    /** Removes entries older than so long, at most `max` of them; answers how many went. */
    readonly prune: (options: {
      readonly olderThanMs: number
      readonly max: number
    }) => Effect.Effect<number, StorageError>
  }
>()("@segue/storage/FeedRetention") {}

/** It in PostgreSQL. */
export const layer: Layer.Layer<FeedRetention, never, PgClient.PgClient> = Layer.effect(
  FeedRetention,
  Effect.map(PgClient.PgClient, (sql) =>
    FeedRetention.of({
      extent: sql<{ floor: bigint; last: bigint }>`SELECT floor, last FROM feed_head`.pipe(
        Effect.map(([row]) => ({ floor: Number(row?.floor ?? 0), last: Number(row?.last ?? 0) })),
        stored("read the feed's extent")
      ),
      prune: ({ max, olderThanMs }) =>
        transaction(
          sql,
          Effect.gen(function* () {
            const [head] = yield* sql<{ floor: bigint }>`SELECT floor FROM feed_head FOR UPDATE`
            const [to] = yield* sql<{ upto: bigint | null }>`SELECT max(sequence) AS upto FROM (
                SELECT sequence, observed_at FROM orchestration_change ORDER BY sequence LIMIT ${max}::int) c
              WHERE observed_at < clock_timestamp() - ${olderThanMs}::float8 * interval '1 millisecond'`
            if (to?.upto == null) return 0
            // First the mark, so that no reader ever sees a gap without it.
            yield* sql`UPDATE feed_head SET floor = ${to.upto}`
            yield* sql`DELETE FROM orchestration_change WHERE sequence <= ${to.upto}`
            return Number(to.upto) - Number(head?.floor ?? 0)
          })
        ).pipe(stored("prune the feed"))
    })
  )
)
