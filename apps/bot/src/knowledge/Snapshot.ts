/** What was there at the last look, for kinds of which only the difference is news. */
import * as PgClient from "@effect/sql-pg/PgClient"
import { stored } from "@segue/storage/Stored"
import * as Effect from "effect/Effect"

/** What is kept under a name; undefined before the first look. Whoever reads it knows what they wrote. */
export const recall = <A>(name: string) =>
  Effect.flatMap(PgClient.PgClient, (sql) =>
    sql<{ value: A }>`SELECT value FROM bot_snapshot WHERE name = ${name}`.pipe(
      Effect.map(([row]) => row?.value),
      stored("read what was there before")
    )
  )

/** Keeps it, in the transaction of what is told. */
export const remember = (name: string, value: object) =>
  Effect.flatMap(
    PgClient.PgClient,
    (sql) => sql`INSERT INTO bot_snapshot (name, value) VALUES (${name}, ${sql.json(value)}::jsonb)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`
  )
