/** The silences in force: made and ended by people, known to all replicas. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { type StorageError, stored, transaction } from "@segue/storage/Stored"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

import * as Rows from "../outbox/Rows.ts"
import type { Rules } from "./Hold.ts"
import * as Holding from "./Holding.ts"
import { fields, inForce, type Matcher, type Row, type Silence, toSilence } from "./Silence.ts"

/** The longest that a silence may last: what nobody renews is told again. */
export const FOR_MAX_MS = 30 * 86_400_000

/** Them. */
export class Silences extends Context.Service<
  Silences,
  {
    /** Those in force now, the first to end first. */
    readonly list: Effect.Effect<ReadonlyArray<Silence>, StorageError>
    /** Holds back from now on, also what waits already. At most `FOR_MAX_MS`. */
    readonly add: (silence: {
      readonly matcher: Matcher
      readonly author: string
      readonly reason: string
      readonly forMs: number
    }) => Effect.Effect<Silence, StorageError>
    /** Ends one, and what it held back is told; false when none with this number is in force. */
    readonly remove: (id: number, by: string) => Effect.Effect<boolean, StorageError>
  }
>()("@segue/bot/routing/Silences") {}

const make = (sql: PgClient.PgClient, rules: Rules): Silences["Service"] => ({
  list: stored("read the silences")(inForce(sql)),
  add: ({ author, forMs, matcher, reason }) =>
    transaction(
      sql,
      Effect.gen(function* () {
        // Whoever writes what is to be told holds this row: nothing comes between the silence and its effect.
        yield* Rows.lockReader(sql)
        const [made] = yield* sql<Row>`INSERT INTO bot_silence (matcher, author, reason, expires_at)
          VALUES (${sql.json(matcher)}::jsonb, ${author}, ${reason},
            clock_timestamp() + ${Math.min(forMs, FOR_MAX_MS)}::float8 * interval '1 millisecond')
          RETURNING ${sql.literal(fields)}`
        yield* Holding.judge(sql, rules, "all")
        return toSilence(made!)
      })
    ).pipe(stored("keep a silence")),
  remove: (id, by) =>
    transaction(
      sql,
      Effect.gen(function* () {
        yield* Rows.lockReader(sql)
        const ended = yield* sql`UPDATE bot_silence SET ended_at = clock_timestamp(), ended_by = ${by}
          WHERE id = ${id}::bigint AND ended_at IS NULL AND expires_at > clock_timestamp() RETURNING id`
        if (ended.length > 0) yield* Holding.judge(sql, rules, "all")
        return ended.length > 0
      })
    ).pipe(stored("end a silence"))
})

/** They in PostgreSQL; `rules` judge anew what waits when one begins or ends. */
export const layer = (rules: Rules): Layer.Layer<Silences, never, PgClient.PgClient> =>
  Layer.effect(
    Silences,
    Effect.map(PgClient.PgClient, (sql) => make(sql, rules))
  )
