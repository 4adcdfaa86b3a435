/**
 * One of several processes does what needs doing once: a row that its holder renews, by the database's clock. It saves
 * work and nothing else: a frozen holder may wake up beside its successor, so what it does must bear being done twice.
 */
import * as PgClient from "@effect/sql-pg/PgClient"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"

import { type StorageError, stored } from "./Stored.ts"

/** Leadership by name. */
export class Leadership extends Context.Service<
  Leadership,
  {
    /** Takes or renews it for a while; none while somebody else holds it. The epoch grows with each change of holder. */
    readonly take: (options: {
      readonly name: string
      readonly holder: string
      readonly forMs: number
    }) => Effect.Effect<Option.Option<{ readonly epoch: number }>, StorageError>
    /** Gives it back, so that another need not wait for its end. */
    readonly release: (options: { readonly name: string; readonly holder: string }) => Effect.Effect<void, StorageError>
  }
>()("@segue/storage/Leadership") {}

/** Leadership in PostgreSQL. */
export const layer: Layer.Layer<Leadership, never, PgClient.PgClient> = Layer.effect(
  Leadership,
  Effect.map(PgClient.PgClient, (sql) =>
    Leadership.of({
      take: ({ forMs, holder, name }) =>
        sql<{ epoch: bigint }>`INSERT INTO leadership AS l (name, holder, epoch, expires_at)
          VALUES (${name}, ${holder}, 1, clock_timestamp() + ${forMs}::float8 * interval '1 millisecond')
          ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at,
            epoch = l.epoch + CASE WHEN l.holder = excluded.holder THEN 0 ELSE 1 END
          WHERE l.holder = excluded.holder OR l.expires_at <= clock_timestamp()
          RETURNING epoch`.pipe(
          Effect.map(([row]) => Option.map(Option.fromUndefinedOr(row), ({ epoch }) => ({ epoch: Number(epoch) }))),
          stored("take the lead")
        ),
      release: ({ holder, name }) =>
        sql`UPDATE leadership SET expires_at = clock_timestamp() WHERE name = ${name} AND holder = ${holder}`.pipe(
          Effect.asVoid,
          stored("give the lead back")
        )
    })
  )
)
