/** Databases on a real PostgreSQL that tell the virtual time: its `clock_timestamp` is hidden by one that reads a file. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { PgClient } from "@effect/sql-pg"
import { Database } from "@segue/storage/Database"
import * as Migrations from "@segue/storage/Migrations"
import { Effect, Layer, Redacted } from "effect"

import * as Tables from "../../src/outbox/Tables.ts"
import type { VirtualTime } from "./VirtualTime.ts"
import * as Wire from "./Wire.ts"

const MEMORY = "/dev/shm"

/** What is looked up before the built-in functions. */
const SEARCH_PATH = "virtual, public, pg_catalog"

const within = (url: string, database: string): string => {
  const inner = new URL(url)
  inner.pathname = `/${database}`
  return inner.href
}

const addressOf = (url: string): Wire.Address => {
  const { hostname, port, searchParams } = new URL(url)
  const directory = searchParams.get("host")
  return directory === null
    ? { host: hostname, port: Number(port || 5432) }
    : { path: path.join(directory, ".s.PGSQL.5432") }
}

/** A server with a template that fresh databases are copied from. `url` is that of any of its databases. */
export const make = async (url: string) => {
  // In memory, where there is such a place: it is written at every step of time.
  const folder = fs.mkdtempSync(path.join(fs.existsSync(MEMORY) ? MEMORY : os.tmpdir(), "segue-time-"))
  fs.chmodSync(folder, 0o755)
  const file = path.join(folder, "now")
  fs.writeFileSync(file, "0")
  const name = `virtual_${process.pid}`
  const one = <A, E>(database: string, effect: Effect.Effect<A, E, PgClient.PgClient>) =>
    Effect.runPromise(
      Effect.provide(
        effect,
        PgClient.layer({
          url: Redacted.make(within(url, database)),
          maxConnections: 1,
          startupParameters: { search_path: SEARCH_PATH }
        })
      )
    )
  const admin = (...statements: ReadonlyArray<string>) =>
    one(
      "postgres",
      Effect.flatMap(PgClient.PgClient, (sql) =>
        Effect.forEach(statements, (statement) => sql.unsafe(statement), { discard: true })
      )
    )
  await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name}`)
  await one(
    name,
    Effect.gen(function* () {
      const sql = yield* PgClient.PgClient
      yield* sql.unsafe("CREATE SCHEMA virtual")
      yield* sql.unsafe(
        `CREATE FUNCTION virtual.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
          AS $$ SELECT to_timestamp(pg_read_file('${file}')::float8 / 1000) $$`
      )
    })
  )
  await Effect.runPromise(
    Effect.provide(
      Effect.andThen(Migrations.run, Tables.migrate),
      PgClient.layer({
        url: Redacted.make(within(url, name)),
        maxConnections: 1,
        startupParameters: { search_path: SEARCH_PATH }
      })
    )
  )
  let made = 0
  return {
    /** Where the databases read the time. */
    file,
    /** A fresh database, and clients of it. */
    fresh: async () => {
      const database = `${name}_${++made}`
      await admin(`CREATE DATABASE ${database} TEMPLATE ${name}`)
      return {
        /** A client's layer for the bot; the wire is how it is cut off. */
        client: (time: VirtualTime) => {
          const wire = Wire.make(time, addressOf(url))
          const sql = PgClient.layerFrom(
            PgClient.make({
              url: Redacted.make(within(url, database)),
              stream: wire.connect,
              maxConnections: 6,
              idleTimeout: "1 hour",
              startupParameters: { search_path: SEARCH_PATH, timezone: "UTC" }
            }).pipe(Effect.orDie)
          )
          const info = Layer.succeed(Database, { kind: "server", version: 180_000, check: Effect.void })
          return { wire, layer: Layer.merge(sql, info) }
        },
        /** Ends every session and lets nobody in, as a server does that restarts; answers how to let them in again. */
        restart: async () => {
          await admin(
            `ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS false`,
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`
          )
          return () => admin(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS true`)
        },
        query: <A extends object>(statement: string) =>
          one(
            database,
            Effect.flatMap(PgClient.PgClient, (sql) => sql.unsafe<A>(statement))
          ),
        drop: () => admin(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
      }
    },
    close: async () => {
      await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      fs.rmSync(folder, { recursive: true, force: true })
    }
  }
}

export type Server = Awaited<ReturnType<typeof make>>
