/** Databases of their own on the tests' server. */
import { PgClient } from "@effect/sql-pg"
import { Effect, ManagedRuntime, Redacted } from "effect"
import { inject } from "vitest"

let made = 0

/** The machine may be busy. */
const connectTimeout = "1 minute"

const admin = <A, E>(use: (sql: PgClient.PgClient) => Effect.Effect<A, E>) =>
  Effect.runPromise(
    Effect.flatMap(PgClient.PgClient, use).pipe(
      Effect.provide(PgClient.layer({ url: Redacted.make(inject("serverUrl")), maxConnections: 1, connectTimeout }))
    )
  )

/** A fresh database, and how to be rid of it. */
export const freshDatabase = async () => {
  const name = `backend_${process.pid}_${++made}_${Math.random().toString(36).slice(2, 8)}`
  await admin((sql) => sql.unsafe(`CREATE DATABASE ${name}`))
  const url = new URL(inject("serverUrl"))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => admin((sql) => sql.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)) }
}

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
