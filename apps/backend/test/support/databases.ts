/** Databases of their own on the tests' server. */
import { PgClient } from "@effect/sql-pg"
import { Effect, Redacted } from "effect"
import { inject } from "vitest"

let made = 0

const admin = <A, E>(use: (sql: PgClient.PgClient) => Effect.Effect<A, E>) =>
  Effect.runPromise(
    Effect.flatMap(PgClient.PgClient, use).pipe(
      Effect.provide(PgClient.layer({ url: Redacted.make(inject("serverUrl")), maxConnections: 1 }))
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
