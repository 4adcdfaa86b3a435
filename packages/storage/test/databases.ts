/** The databases that tests run on: a fresh one on the real server, and PGlite in this process. */
import { PgClient } from "@effect/sql-pg"
import type { Vitest } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { inject } from "vitest"

import * as Database from "../src/Database.ts"

const VENDOR_URL = "http://127.0.0.1:4300/v2"

let made = 0

/** The address of a database that is there for one test file and dropped afterwards. */
const fresh = Effect.acquireRelease(
  Effect.gen(function* () {
    const sql = yield* PgClient.PgClient
    const name = `test_${process.pid}_${++made}_${Math.random().toString(36).slice(2, 8)}`
    yield* sql.unsafe(`CREATE DATABASE ${name}`)
    return name
  }),
  (name) => Effect.flatMap(PgClient.PgClient, (sql) => Effect.ignore(sql.unsafe(`DROP DATABASE ${name} WITH (FORCE)`)))
).pipe(
  Effect.map((name) => {
    const url = new URL(inject("serverUrl"))
    url.pathname = `/${name}`
    return Redacted.make(url.href)
  })
)

const admin = Layer.unwrap(
  Effect.sync(() => PgClient.layer({ url: Redacted.make(inject("serverUrl")), maxConnections: 1 }))
)

/** Options for a fresh database on the real server. */
const options = Effect.map(fresh, (url): Database.Options => ({ url, dataDir: "unused", vendorUrl: VENDOR_URL }))

const onServer = (layer: (options: Database.Options) => ReturnType<typeof Database.layer>) =>
  Layer.unwrap(Effect.map(options, layer)).pipe(Layer.provide(admin))

const inProcess: Database.Options = { dataDir: "unused", vendorUrl: VENDOR_URL, kind: "development", isInMemory: true }

/** A database with all its tables, and one without any. */
export const server = { full: onServer(Database.layer), empty: onServer(Database.layerEmpty), isServer: true }

/** The same, as PGlite in this process. */
export const pglite = { full: Database.layer(inProcess), empty: Database.layerEmpty(inProcess), isServer: false }

/** Tests that hold on every database. */
export type Suite<R> = (it: Vitest.MethodsNonLive<R>, isServer: boolean) => void
