/** Databases of their own on the tests' server. */
import { PgClient } from "@effect/sql-pg"
import * as TestServer from "@segue/storage/TestServer"
import { Effect, ManagedRuntime, Redacted } from "effect"
import { inject } from "vitest"

/** The machine may be busy. */
const connectTimeout = "1 minute"

/** A fresh database, and how to be rid of it. */
export const freshDatabase = () => TestServer.freshDatabase(inject("serverUrl"), "backend")

/** Its clock is the server's, ahead by what is in a table: whoever asks for the time in this database gets that. */
const clock = [
  "CREATE SCHEMA clock",
  "CREATE TABLE clock.ahead (by interval NOT NULL)",
  "INSERT INTO clock.ahead VALUES (interval '0')",
  `CREATE FUNCTION clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
    AS 'SELECT pg_catalog.clock_timestamp() + by FROM clock.ahead'`,
  "CREATE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT pg_catalog.now() + by FROM clock.ahead'"
]

/** A fresh database whose clock can be made to jump, for all who use it. */
export const jumpingDatabase = async () => {
  const { drop, url } = await freshDatabase()
  const within = ManagedRuntime.make(PgClient.layer({ url: Redacted.make(url), maxConnections: 1, connectTimeout }))
  const run = <A, E>(use: (sql: PgClient.PgClient) => Effect.Effect<A, E>) =>
    within.runPromise(Effect.flatMap(PgClient.PgClient, use))
  for (const statement of clock) await run((sql) => sql.unsafe(statement))
  // What looks like the catalogue's own function is found here first; tables go to public as ever.
  const name = new URL(url).pathname.slice(1)
  await run((sql) => sql.unsafe(`ALTER DATABASE ${name} SET search_path = public, clock, pg_catalog`))
  return {
    url,
    drop: () => within.dispose().then(drop),
    jump: (millis: number) =>
      run((sql) => sql`UPDATE clock.ahead SET by = by + ${millis}::float8 * interval '1 millisecond'`)
  }
}
